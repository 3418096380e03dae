import { OPTIONAL, startPipeline } from '../pipeline.ts';

// It was too late for the lane that was being prepared, and too early for the one that is open.
it('P10: an observable that is made while an opt-in takes effect reports', async () => {
  const pipeline = await startPipeline();
  let total = 1000;
  pipeline.diagnosticData.consent.subscribe((level) => {
    if (level !== 'optional') return;
    pipeline.meter.createObservableGauge('late').addCallback((result) => result.observe(7, OPTIONAL));
    pipeline.meter.createObservableCounter('sum').addCallback((result) => result.observe(total, OPTIONAL));
  });

  await pipeline.optIn();
  total++;
  await pipeline.diagnosticData.forceFlush();
  const seen = pipeline.receiver.dataPoints.map(({ name, value }) => [name, value]);
  await pipeline.stop();

  expect(seen).toEqual([
    ['late', 7],
    ['sum', 1],
  ]);
});
