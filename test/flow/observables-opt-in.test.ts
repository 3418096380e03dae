import type { ObservableResult } from '@opentelemetry/api';
import type { ReceivedDataPoint } from '../../src/testing/index.ts';
import { OPTIONAL, type Pipeline, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

const point = (name: string): ReceivedDataPoint | undefined =>
  pipeline.receiver.dataPoints.findLast((candidate) => candidate.name === name);
const flush = async (): Promise<void> => {
  pipeline.receiver.clear();
  await pipeline.diagnosticData.forceFlush();
};

describe('observable instruments', () => {
  let calls: number;
  let total: number;
  const observe = (result: ObservableResult): void => {
    calls++;
    result.observe(total, OPTIONAL);
  };

  beforeEach(async () => {
    calls = 0;
    total = 0;
    pipeline = await startPipeline();
  });

  it('P4: an observable counter reports only what is new since the opt-in; gauges and up-down counters their present value', async () => {
    pipeline.meter.createObservableCounter('total').addCallback(observe);
    pipeline.meter.createObservableGauge('present').addCallback(observe);
    pipeline.meter.createObservableUpDownCounter('open').addCallback(observe);
    total = 100;
    await flush();

    await pipeline.optIn();
    total++;
    await flush();

    expect(point('total')).toMatchObject({ value: 1, monotonic: true });
    expect(point('present')).toMatchObject({ value: 101 });
    expect(point('open')).toMatchObject({ value: 101 });
  });

  it('P4: three opt-ins each begin at nothing', async () => {
    pipeline.meter.createObservableCounter('total').addCallback(observe);
    const seen: unknown[] = [];

    for (let round = 1; round <= 3; round++) {
      total += 100;
      await pipeline.optIn();
      total += round;
      await flush();
      seen.push(point('total')?.value);
      await pipeline.optOut();
    }

    expect(seen).toEqual([1, 2, 3]);
  });

  it('P4: a batch callback reports only what is new since the opt-in', async () => {
    const first = pipeline.meter.createObservableCounter('first');
    const second = pipeline.meter.createObservableCounter('second');
    pipeline.meter.addBatchObservableCallback(
      (result) => {
        result.observe(first, total, OPTIONAL);
        result.observe(second, 2 * total, OPTIONAL);
      },
      [first, second],
    );
    total = 100;

    await pipeline.optIn();
    total = 101;
    await flush();

    expect([point('first')?.value, point('second')?.value]).toEqual([1, 2]);
  });

  it('P7: a callback runs once per collection, with both lanes open too', async () => {
    pipeline.meter.createObservableCounter('total').addCallback(observe);
    await pipeline.optIn();
    calls = 0;

    await flush();
    const afterOne = calls;
    await flush();

    expect([afterOne, calls]).toEqual([1, 2]);
  });

  it('P7: a batch callback runs once per collection, with both lanes open too', async () => {
    const counters = ['first', 'second', 'third'].map((name) => pipeline.meter.createObservableCounter(name));
    pipeline.meter.addBatchObservableCallback((result) => {
      calls++;
      for (const counter of counters) result.observe(counter, 1, OPTIONAL);
    }, counters);
    await pipeline.optIn();
    calls = 0;

    await flush();
    await flush();

    expect(calls).toBe(2);
  });

  it('P7: a callback that is taken off is not called any more', async () => {
    const gauge = pipeline.meter.createObservableGauge('present');
    gauge.addCallback(observe);
    await pipeline.optIn();
    gauge.removeCallback(observe);
    calls = 0;

    await flush();

    expect(calls).toBe(0);
    expect(pipeline.receiver.dataPoints).toEqual([]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no reading');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no reading'))],
    ['never settles', () => new Promise<void>(() => undefined)],
  ])('P7: a callback that %s takes nothing else with it', async (_, callback) => {
    await pipeline.stop();
    pipeline = await startPipeline({ batching: { metrics: { exportTimeoutMillis: 200 } } });
    pipeline.meter.createObservableCounter('failing').addCallback(callback);
    pipeline.meter.createObservableCounter('total').addCallback(observe);

    await pipeline.optIn();
    total = 3;
    await flush();

    expect(point('total')?.value).toBe(3);
    expect(point('failing')).toBeUndefined();
  });
});
