import { OPTIONAL, REQUIRED, startPipeline } from '../pipeline.ts';

it('P4: series that scrubbing makes one are added up, before and after an opt-in', async () => {
  const pipeline = await startPipeline();
  const totals = { 'ann@example.com': 10, 'bob@example.com': 20 };
  const report = (category: object) => (result: { observe(value: number, attributes: object): void }) => {
    for (const [user, total] of Object.entries(totals)) result.observe(total, { ...category, user });
  };
  pipeline.meter.createObservableCounter('required.total').addCallback(report(REQUIRED) as never);
  pipeline.meter.createObservableCounter('optional.total').addCallback(report(OPTIONAL) as never);

  await pipeline.optIn();
  totals['ann@example.com'] = 11;
  await pipeline.diagnosticData.forceFlush();
  const values = pipeline.receiver.dataPoints.map(({ name, value }) => [name, value]).sort();
  await pipeline.stop();

  expect(values).toEqual([
    ['optional.total', 1],
    ['required.total', 31],
  ]);
});
