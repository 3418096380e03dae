import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

beforeEach(async () => void (pipeline = await startPipeline()));
afterEach(() => pipeline.stop());

const values = (name: string): unknown[] =>
  pipeline.receiver.dataPoints.filter((point) => point.name === name).map(({ value }) => value);

it('P4: what is counted between a collection and an opt-in right after it does not leave', async () => {
  let total = 40;
  pipeline.meter.createObservableCounter('total').addCallback((result) => result.observe(total, OPTIONAL));
  await pipeline.diagnosticData.forceFlush();
  total = 100;

  await pipeline.optIn();
  total = 101;
  await pipeline.diagnosticData.forceFlush();

  expect(values('total')).toEqual([1]);
});

it('what Required reports in a flush right after an opt-in is up to date', async () => {
  let total = 0;
  const counter = pipeline.meter.createObservableCounter('total');
  counter.addCallback((result) => {
    result.observe(total, REQUIRED);
    result.observe(0, OPTIONAL);
  });

  await pipeline.optIn();
  total = 7;
  await pipeline.diagnosticData.forceFlush();

  expect(values('total')).toContain(7);
});
