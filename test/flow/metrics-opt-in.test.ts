import type { Meter } from '@opentelemetry/api';
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
