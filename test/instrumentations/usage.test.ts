import { defineCatalogue } from '../../src/index.ts';
import { createOwnCatalogue } from '../../src/instrumentations/index.ts';
import type { NodeDiagnosticData } from '../../src/node.ts';
import { type Pipeline, startPipeline } from '../pipeline.ts';

const DECLARED = createOwnCatalogue().declarations.map(({ name }) => name);

const catalogue = defineCatalogue([], {
  names: { screens: ['start', 'report'], forms: ['import'], actions: ['export'], processes: ['discover'] },
});

let pipeline: Pipeline & { diagnosticData: NodeDiagnosticData };

async function start(collect: object): Promise<void> {
  const off = { device: false, setup: false, performance: false, usage: false, enhancedUsage: false };
  pipeline = (await startPipeline({ catalogue, collect: { ...off, ...collect } })) as typeof pipeline;
}

afterEach(() => pipeline.stop());

const events = () => pipeline.receiver.logRecords.map(({ eventName, attributes }) => [eventName, attributes]);
const points = () =>
  pipeline.receiver.dataPoints.map(({ name, value, attributes }) => [name, value, attributes]);

describe('usage', () => {
  it('records navigation, use of forms and actions as counts and events', async () => {
    await start({ usage: true });
    const { usage } = pipeline.diagnosticData;

    usage.recordNavigation('start', 'report');
    usage.recordFormUse('import', 'submitted');
    usage.recordAction('export');
    usage.recordAction('export');
    await pipeline.diagnosticData.forceFlush();

    const category = expect.objectContaining({
      'diagnostic_data.category': 'product_and_service_usage',
    }) as unknown;
    expect(events()).toEqual([
      ['diagnostic_data.navigation', category],
      ['diagnostic_data.form', category],
      ['diagnostic_data.action', category],
      ['diagnostic_data.action', category],
    ]);
    expect(points()).toEqual([
      [
        'diagnostic_data.navigation.count',
        1,
        expect.objectContaining({ 'diagnostic_data.navigation.to': 'report' }),
      ],
      [
        'diagnostic_data.form.count',
        1,
        expect.objectContaining({ 'diagnostic_data.form.action': 'submitted' }),
      ],
      [
        'diagnostic_data.action.count',
        2,
        expect.objectContaining({ 'diagnostic_data.action.name': 'export' }),
      ],
    ]);
  });

  it('P2 P10: withholds names that are not listed, so that content cannot pass for a name', async () => {
    await start({ usage: true, performance: { runtimeDelayMillis: false } });
    const { usage, performance } = pipeline.diagnosticData;

    usage.recordNavigation('start', 'letter to Bob');
    usage.recordFormUse('import', 'typed hunter2' as 'submitted');
    usage.recordAction('/home/bob/secret.txt');
    performance.recordFormLoad('letter to Bob', 12);
    const answer = performance.measureProcess('letter to Bob', () => 42);
    await pipeline.diagnosticData.forceFlush();

    expect(answer).toBe(42);
    expect(pipeline.receiver.spans).toEqual([]);
    expect(events()).toEqual([]);
    expect(points().filter(([name]) => (name as string).startsWith('diagnostic_data.'))).toEqual([]);
    expect(pipeline.diagnosticData.explain().withheld).toMatchObject({
      span: { unlisted_name: 1 },
      log_record: { unlisted_name: 3 },
      metric: { unlisted_name: 5 },
    });
  });

  it('records nothing when it is switched off', async () => {
    await start({});

    pipeline.diagnosticData.usage.recordAction('export');
    await pipeline.diagnosticData.forceFlush();

    expect([events(), points()]).toEqual([[], []]);
  });
});

describe('performance', () => {
  const load = { performance: { runtimeDelayMillis: false } } as const;

  it('measures work: how long it took, and whether it succeeded; nothing of what it threw', async () => {
    await start(load);
    const { performance } = pipeline.diagnosticData;
    const failure = new RangeError('bob@example.com is out of range');

    expect(performance.measureProcess('discover', () => 'model')).toBe('model');
    await expect(performance.measureProcess('discover', async () => 'later')).resolves.toBe('later');
    expect(() =>
      performance.measureProcess('discover', () => {
        throw failure;
      }),
    ).toThrow(failure);
    await expect(performance.measureProcess('discover', () => Promise.reject(failure))).rejects.toBe(failure);
    await pipeline.diagnosticData.forceFlush();

    const { spans, dataPoints } = pipeline.receiver;
    expect(
      spans.map(({ attributes }) => [attributes['diagnostic_data.outcome'], attributes['error.type']]),
    ).toEqual([
      ['success', undefined],
      ['success', undefined],
      ['error', 'RangeError'],
      ['error', 'RangeError'],
    ]);
    expect(spans.map(({ status }) => status?.code ?? 0)).toEqual([0, 0, 2, 2]);
    expect(dataPoints.filter(({ name }) => name === 'diagnostic_data.process.duration')).toHaveLength(2);
    expect(JSON.stringify(spans)).not.toContain('out of range');
  });

  it('makes its span active, so that what the work records hangs on it', async () => {
    await start(load);

    pipeline.diagnosticData.performance.measureProcess('discover', () =>
      pipeline.tracer
        .startSpan('inner', { attributes: { 'diagnostic_data.category': 'product_and_service_performance' } })
        .end(),
    );
    await pipeline.diagnosticData.forceFlush();

    const [inner, outer] = pipeline.receiver.spans;
    expect([inner?.name, inner?.parentSpanId]).toEqual(['inner', outer?.spanId]);
  });

  it('measures memory, processor and disk in shares of two digits, and form load times', async () => {
    await start(load);
    pipeline.diagnosticData.performance.recordFormLoad('import', 250);
    await pipeline.diagnosticData.forceFlush();

    const seen = pipeline.receiver.dataPoints;
    const values = (name: string) =>
      seen.filter((point) => point.name === name).map(({ value }) => Number(value));
    expect(new Set(seen.map(({ name }) => name))).toEqual(
      new Set([
        'process.cpu.time',
        'process.cpu.utilization',
        'process.memory.usage',
        'system.cpu.utilization',
        'system.memory.utilization',
        'system.filesystem.utilization',
        'diagnostic_data.form.load_time',
      ]),
    );
    expect(values('process.memory.usage')[0]).toBeGreaterThan(10_000_000);
    for (const share of ['process.cpu', 'system.cpu', 'system.memory', 'system.filesystem']) {
      const [value = -1] = values(`${share}.utilization`);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(Number(value.toFixed(2))).toBe(value);
    }
  });

  it('looks into Node.js with OpenTelemetry’s own instrumentation, declared by name', async () => {
    await start({ performance: { runtimeDelayMillis: 0 } });
    const found = () => pipeline.receiver.dataPoints.map(({ name }) => name);
    for (let tries = 0; tries < 100 && !found().includes('nodejs.eventloop.delay.p99'); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await pipeline.diagnosticData.forceFlush();
    }

    expect(found()).toEqual(expect.arrayContaining(['nodejs.eventloop.delay.p99', 'v8js.memory.heap.used']));
    const undeclared = found().filter((name) => /^(?:nodejs|v8js)/.test(name) && !DECLARED.includes(name));
    expect(undeclared).toEqual([]);
    expect(pipeline.diagnosticData.explain().withheldAttributes.metric).toEqual({});
  });
});
