import { OPTIONAL, type Pipeline, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;
let total: number;

beforeEach(async () => {
  pipeline = await startPipeline();
  total = 1000;
  pipeline.meter.createObservableCounter('total').addCallback((result) => result.observe(total, OPTIONAL));
  await pipeline.optIn();
});
afterEach(() => pipeline.stop());

const flush = async (): Promise<unknown[]> => {
  pipeline.receiver.clear();
  await pipeline.diagnosticData.forceFlush();
  return pipeline.receiver.dataPoints.map(({ value }) => value);
};

// A fall was taken for a new beginning at zero: all that was left of the total was reported as new.
it('P4: a total that falls after the opt-in takes nothing with it that was counted before', async () => {
  total = 999;

  expect(await flush()).toEqual([]);
  expect(pipeline.diagnosticData.explain().withheld.metric).toMatchObject({ unknown_past: 1 });
});

it('goes on from the smaller total, and forgets nothing that was new', async () => {
  const seen: unknown[] = [];

  for (total of [1003, 5, 7, 4, 14]) seen.push(...(await flush()));

  expect(seen).toEqual([3, 3, 5, 5, 15]);
});
