import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

it('P7: a detector that never comes to an end costs its attribute, and nothing else', async () => {
  const endless = new Promise<string>(() => undefined);
  pipeline = await startPipeline({
    resourceDetectors: [
      { detect: () => ({ attributes: { 'service.namespace': endless, 'service.criticality': 'high' } }) },
    ],
  });
  pipeline.tracer.startSpan('span', { attributes: REQUIRED }).end();
  pipeline.logger.emit({ body: 'log', attributes: REQUIRED });
  pipeline.meter.createCounter('counter').add(1, REQUIRED);

  await pipeline.diagnosticData.forceFlush();

  const { spans, logRecords, dataPoints } = pipeline.receiver;
  expect([spans.length, logRecords.length, dataPoints.length]).toEqual([1, 1, 1]);
  expect(spans[0]?.resource).toMatchObject({ 'service.criticality': 'high' });
  expect(spans[0]?.resource).not.toHaveProperty('service.namespace');
}, 15_000);
