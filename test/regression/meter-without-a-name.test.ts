import { metrics } from '@opentelemetry/api';
import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

beforeEach(async () => void (pipeline = await startPipeline()));
afterEach(() => pipeline.stop());

it.each([[undefined], [null], [''], [5], [{}]])('P7: a meter of the name %p works', async (name) => {
  const meter = metrics.getMeter(name as never, name as never, name as never);

  meter.createCounter('count').add(1, REQUIRED);
  meter.createHistogram('size').record(1, REQUIRED);
  meter.createObservableGauge('level').addCallback((result) => result.observe(1, REQUIRED));
  meter.createCounter('unclassified').add(1);
  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.receiver.dataPoints.map((point) => point.name)).toEqual(['count', 'size', 'level']);
  expect(pipeline.diagnosticData.explain().withheld.metric).toEqual({ unclassified: 1 });
});
