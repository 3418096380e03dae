import type { ObservableResult } from '@opentelemetry/api';
import { OPTIONAL, type Pipeline, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;
let totals: Map<string, number>;
let changed: Set<string>;

beforeEach(async () => {
  pipeline = await startPipeline();
  totals = new Map();
  changed = new Set();
});
afterEach(() => pipeline.stop());

const use = (feature: string, times = 1): void => {
  totals.set(feature, (totals.get(feature) ?? 0) + times);
  changed.add(feature);
};
const observe = (result: ObservableResult, features: Iterable<string>): void => {
  for (const feature of features) result.observe(totals.get(feature)!, { ...OPTIONAL, feature });
};
const flush = async (): Promise<unknown[]> => {
  pipeline.receiver.clear();
  await pipeline.diagnosticData.forceFlush();
  return pipeline.receiver.dataPoints.map(({ value, attributes }) => [attributes.feature, value]);
};

describe('an observable counter that reports only what changed', () => {
  beforeEach(() =>
    pipeline.meter.createObservableCounter('used').addCallback((result) => {
      observe(result, changed);
      changed.clear();
    }),
  );

  // What had not changed lately was no part of the baseline.
  it('P4: reports nothing of what was counted before the opt-in', async () => {
    use('print', 500);
    await flush();
    await pipeline.optIn();

    use('print');
    const first = await flush();
    use('print', 2);

    expect([first, await flush()]).toEqual([[], [['print', 2]]]);
    expect(pipeline.diagnosticData.explain().withheld.metric).toMatchObject({ unknown_past: 1 });
  });

  it('P4: the same holds where scrubbing makes one series of several', async () => {
    use('ann@example.com', 20);
    await pipeline.optIn();
    use('bob@example.com', 500);
    const first = await flush();
    use('ann@example.com');
    use('bob@example.com', 3);

    expect([first, await flush()]).toEqual([[], [['[email]', 4]]]);
  });
});

describe('an observable counter that reports everything', () => {
  beforeEach(() =>
    pipeline.meter.createObservableCounter('used').addCallback((result) => observe(result, totals.keys())),
  );

  it('P4: does not even tell of what was used before the opt-in only', async () => {
    use('print', 500);
    await pipeline.optIn();

    expect(await flush()).toEqual([]);
    expect(pipeline.receiver.raw()).not.toContain('print');
  });

  it('P10: counts the first observation of a series that begins later, and reports what follows', async () => {
    await pipeline.optIn();
    use('print');
    const first = await flush();
    use('print', 4);

    expect([first, await flush()]).toEqual([[], [['print', 4]]]);
    expect(pipeline.diagnosticData.explain().withheld.metric).toMatchObject({ unknown_past: 1 });
  });

  it('loses nothing of a series that is there from the beginning, at 0', async () => {
    use('print', 0);
    await pipeline.optIn();
    use('print');

    expect(await flush()).toEqual([['print', 1]]);
    expect(pipeline.diagnosticData.explain().withheld.metric).not.toHaveProperty('unknown_past');
  });

  it('P7: remembers no more series than OpenTelemetry keeps', async () => {
    await pipeline.optIn();
    for (let i = 0; i < 2500; i++) use(`feature ${i}`);
    await flush();
    for (let i = 0; i < 2500; i++) use(`feature ${i}`);

    expect((await flush()).length).toBeLessThanOrEqual(2000);
    expect(pipeline.diagnosticData.explain().withheld.metric).toMatchObject({ unknown_past: 3000 });
  });

  it('reports what is observed at the start in full', async () => {
    await pipeline.stop();
    pipeline = await startPipeline({ level: 'optional' });
    pipeline.meter.createObservableCounter('used').addCallback((result) => observe(result, totals.keys()));
    use('print', 3);

    expect(await flush()).toEqual([['print', 3]]);
  });
});
