import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

const PERFORMANCE = { 'diagnostic_data.category': 'product_and_service_performance' };
let pipeline: Pipeline;

beforeEach(async () => void (pipeline = await startPipeline()));
afterEach(() => pipeline.stop());

const overflow = (): unknown[] =>
  pipeline.receiver.dataPoints
    .filter(({ attributes }) => attributes['otel.metric.overflow'] === true)
    .map(({ attributes }) => attributes['diagnostic_data.category']);

it('P2: the overflow of series of several categories has none, and is withheld', async () => {
  const counter = pipeline.meter.createCounter('count');
  for (let i = 0; i < 3000; i++) counter.add(1, { ...(i % 2 === 0 ? REQUIRED : PERFORMANCE), i });

  await pipeline.diagnosticData.forceFlush();

  expect(overflow()).toEqual([]);
  expect(pipeline.receiver.dataPoints).toHaveLength(1999);
  expect(pipeline.diagnosticData.explain().withheld.metric).toEqual({ unclassified: 1 });
});

it('P2: the overflow of series of one category has that category', async () => {
  const counter = pipeline.meter.createCounter('count');
  for (let i = 0; i < 3000; i++) counter.add(1, { ...PERFORMANCE, i });

  await pipeline.diagnosticData.forceFlush();

  expect(overflow()).toEqual(['product_and_service_performance']);
});

it('P12: a class that the caller gives makes no series of its own', async () => {
  const counter = pipeline.meter.createCounter('count');
  for (const given of ['optional', 'required', 'made up', 5])
    counter.add(1, { ...REQUIRED, 'diagnostic_data.classification': given });
  counter.add(1, REQUIRED);

  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.receiver.dataPoints.map(({ value, attributes }) => [value, attributes])).toEqual([
    [5, { ...REQUIRED, 'diagnostic_data.classification': 'required' }],
  ]);
});
