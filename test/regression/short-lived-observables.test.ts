import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type BatchObservableCallback,
  metrics,
  type Observable,
  type ObservableResult,
} from '@opentelemetry/api';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

beforeEach(async () => void (pipeline = await startPipeline()));
afterEach(() => pipeline.stop());

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  await new Promise((resolve) => setTimeout(resolve, 10));
  collect();
}

/** An observable that reports for a while, as one for each connection would. */
async function useForAWhile(): Promise<WeakRef<Observable>> {
  const gauge = pipeline.meter.createObservableGauge('connection.queue');
  const callback = (result: ObservableResult): void => result.observe(1, REQUIRED);
  gauge.addCallback(callback);
  await pipeline.diagnosticData.forceFlush();
  gauge.removeCallback(callback);
  return new WeakRef(gauge);
}

// Every observable that was ever made was kept, and asked at every collection.
it('P7: an observable without callbacks is not kept', async () => {
  await pipeline.optIn();
  const made = [await useForAWhile(), await useForAWhile(), await useForAWhile()];
  await pipeline.diagnosticData.forceFlush();

  await collectGarbage();

  expect(made.filter((reference) => reference.deref() !== undefined)).toEqual([]);
});

it('an observable whose callback was taken off reports again with another', async () => {
  const gauge = pipeline.meter.createObservableGauge('present');
  const first = (): void => undefined;
  gauge.addCallback(first);
  await pipeline.optIn();
  gauge.removeCallback(first);
  gauge.addCallback((result) => result.observe(2, OPTIONAL));

  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.receiver.dataPoints.map(({ value }) => value)).toEqual([2]);
});

describe('a batch callback', () => {
  let calls: number;
  const batch: BatchObservableCallback = () => void calls++;
  const sameMeter = () => metrics.getMeter('app', '1');

  beforeEach(() => (calls = 0));

  it('P12: is taken off through another meter of the same scope', async () => {
    const gauge = sameMeter().createObservableGauge('present');
    sameMeter().addBatchObservableCallback(batch, [gauge]);
    sameMeter().addBatchObservableCallback(batch, [gauge]);
    await pipeline.diagnosticData.forceFlush();
    const before = calls;

    metrics.getMeter('app', '2').removeBatchObservableCallback(batch, [gauge]);
    await pipeline.diagnosticData.forceFlush();
    sameMeter().removeBatchObservableCallback(batch, [gauge]);
    await pipeline.diagnosticData.forceFlush();

    expect([before, calls]).toEqual([1, 2]);
  });

  it('leaves out observables that are not ours', async () => {
    const gauge = sameMeter().createObservableGauge('present');
    sameMeter().addBatchObservableCallback(batch, [{} as Observable]);
    sameMeter().addBatchObservableCallback(batch, [gauge, {} as Observable]);

    await pipeline.diagnosticData.forceFlush();

    expect(calls).toBe(1);
  });
});
