import type { Meter, ObservableResult } from '@opentelemetry/api';
import type { ReceivedDataPoint, ReceivedDistribution } from '../../src/testing/index.ts';
import { OPTIONAL, type Pipeline, startPipeline } from '../pipeline.ts';

const PREFERENCE = 'OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE';
let pipeline: Pipeline;

afterEach(async () => {
  await pipeline.stop();
  delete process.env[PREFERENCE];
});

/** One of each synchronous instrument; each call measures 1 on all of them. */
function createInstruments(meter: Meter): () => void {
  const counter = meter.createCounter('counter');
  const upDownCounter = meter.createUpDownCounter('up_down_counter');
  const histogram = meter.createHistogram('histogram');
  const gauge = meter.createGauge('gauge');
  return () => {
    counter.add(1, OPTIONAL);
    upDownCounter.add(1, OPTIONAL);
    histogram.record(1, OPTIONAL);
    gauge.record(1, OPTIONAL);
  };
}

const point = (name: string): ReceivedDataPoint | undefined =>
  pipeline.receiver.dataPoints.findLast((candidate) => candidate.name === name);
const flush = async (): Promise<void> => {
  pipeline.receiver.clear();
  await pipeline.diagnosticData.forceFlush();
};

describe.each(['cumulative', 'delta'] as const)('with %s temporality', (temporality) => {
  beforeEach(async () => {
    process.env[PREFERENCE] = temporality;
    pipeline = await startPipeline();
  });

  it('P4: of 100 measurements before an opt-in and 1 after it, 1 leaves', async () => {
    const measure = createInstruments(pipeline.meter);
    const histogram = pipeline.meter.createHistogram('sizes');
    for (let i = 0; i < 100; i++) measure();
    histogram.record(1000, OPTIONAL);
    histogram.record(0.001, OPTIONAL);

    await pipeline.optIn();
    measure();
    histogram.record(5, OPTIONAL);
    await flush();

    expect(point('counter')).toMatchObject({ value: 1, temporality, monotonic: true });
    expect(point('up_down_counter')).toMatchObject({ value: 1, temporality: expect.any(String) });
    expect(point('gauge')).toMatchObject({ value: 1 });
    expect(point('histogram')).toMatchObject({ value: { count: 1, sum: 1, min: 1, max: 1 }, temporality });
    expect(point('sizes')).toMatchObject({ value: { count: 1, sum: 5, min: 5, max: 5 } });
    const buckets = (point('sizes')!.value as ReceivedDistribution).buckets;
    expect(buckets.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(pipeline.diagnosticData.explain().withheld.metric).toEqual({ level: 402 });
  });

  it('P4: each of three opt-ins begins at nothing, at its own time', async () => {
    const measure = createInstruments(pipeline.meter);
    const seen: unknown[] = [];
    const startsInTime: boolean[] = [];

    for (let round = 1; round <= 3; round++) {
      for (let i = 0; i < 100; i++) measure();
      const before = BigInt(Date.now() - 1) * 1_000_000n;
      await pipeline.optIn();
      for (let i = 0; i < round; i++) measure();
      await flush();
      seen.push([point('counter')!.value, point('up_down_counter')!.value]);
      startsInTime.push(
        ['counter', 'up_down_counter', 'histogram'].every(
          (name) => BigInt(point(name)!.startTimeUnixNano) >= before,
        ),
      );
      await pipeline.optOut();
    }

    expect(seen).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(startsInTime).toEqual([true, true, true]);
  });

  it('P5: after an opt-out a flush sends nothing of what had been counted', async () => {
    const measure = createInstruments(pipeline.meter);
    await pipeline.optIn();
    measure();
    await flush();
    measure();

    await pipeline.optOut();
    measure();
    await flush();
    await flush();

    expect(pipeline.receiver.dataPoints).toEqual([]);
  });

  it('P4: the same holds for Required at level none', async () => {
    const counter = pipeline.meter.createCounter('starts');
    const attributes = { 'diagnostic_data.category': 'product_and_service_usage' };
    counter.add(1, attributes);
    await pipeline.diagnosticData.consent.set('none', { source: 'settings' });
    for (let i = 0; i < 100; i++) counter.add(1, attributes);

    await pipeline.optOut();
    counter.add(1, attributes);
    await flush();

    expect(pipeline.receiver.dataPoints.map(({ name, value }) => [name, value])).toEqual([['starts', 1]]);
  });
});

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

  it('P4: an observable counter reports only what is new since the opt-in; gauges their present value', async () => {
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
