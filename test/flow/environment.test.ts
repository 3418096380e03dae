import { OPTIONAL, type Pipeline, type PipelineOptions, REQUIRED, startPipeline } from '../pipeline.ts';
import { captureDiagnostics } from './canary.ts';

let pipeline: Pipeline;
let before: NodeJS.ProcessEnv;

const start = async (
  environment: Record<string, string>,
  options?: PipelineOptions,
): Promise<Pipeline['diagnosticData']> => {
  Object.assign(process.env, environment);
  pipeline = await startPipeline(options);
  return pipeline.diagnosticData;
};
const recordAll = (attributes: object): void => {
  const given = { ...attributes };
  pipeline.tracer.startSpan('item', { attributes: given }).end();
  pipeline.meter.createCounter('item').add(1, given);
  pipeline.logger.emit({ body: 'item', attributes: given });
};
const requests = async (): Promise<number> => {
  await pipeline.diagnosticData.forceFlush();
  return pipeline.receiver.requests.length;
};

beforeEach(() => void (before = { ...process.env }));
afterEach(async () => {
  await pipeline.stop();
  process.env = before;
});

describe('the level', () => {
  it.each<[Record<string, string>, string]>([
    [{ DIAGNOSTIC_DATA_LEVEL: 'required' }, 'required'],
    [{ DIAGNOSTIC_DATA_LEVEL: 'none' }, 'none'],
    [{ DIAGNOSTIC_DATA_LEVEL: ' NONE ' }, 'none'],
    [{ DO_NOT_TRACK: '1' }, 'none'],
    [{ DO_NOT_TRACK: 'true' }, 'none'],
    [{ DO_NOT_TRACK: '1', DIAGNOSTIC_DATA_LEVEL: 'optional' }, 'none'],
    [{ DO_NOT_TRACK: '0', DIAGNOSTIC_DATA_LEVEL: 'required' }, 'required'],
  ])('P11: is lowered by %j, against an opt-in and a later choice too', async (environment, level) => {
    const { consent, explain } = await start(environment, { level: 'optional' });
    const atStart = consent.level;

    await pipeline.optIn();
    recordAll(OPTIONAL);
    const sent = await requests();

    expect([atStart, consent.level]).toEqual([level, level]);
    expect(sent).toBe(0);
    expect(explain().decidedBy).toBe('environment');
    expect(explain().reason).toMatch(/DO_NOT_TRACK|DIAGNOSTIC_DATA_LEVEL/);
  });

  it('P1, P11: none keeps Required in as well', async () => {
    await start({ DO_NOT_TRACK: '1' });

    recordAll(REQUIRED);

    expect(await requests()).toBe(0);
    expect(pipeline.diagnosticData.explain().withheld.span).toEqual({ level: 1 });
  });

  it.each<Record<string, string>>([
    { DIAGNOSTIC_DATA_LEVEL: 'optional' },
    { DO_NOT_TRACK: '0' },
    { DIAGNOSTIC_DATA_LEVEL: '' },
  ])('P11: is never raised (%j)', async (environment) => {
    const { consent, explain } = await start(environment);

    expect(consent.level).toBe('required');
    expect(explain().decidedBy).toBe('default');
  });

  it('P8, P10: a word that nobody knows switches Optional off, and the variable is named, not its value', async () => {
    const diagnostics = captureDiagnostics();
    const { consent, explain } = await start(
      { DIAGNOSTIC_DATA_LEVEL: 'ann@example.com' },
      { level: 'optional' },
    );
    const text = diagnostics.text();
    diagnostics.stop();

    expect(consent.level).toBe('required');
    expect(explain().problem).toContain('DIAGNOSTIC_DATA_LEVEL is not one of');
    expect(text).toContain('DIAGNOSTIC_DATA_LEVEL');
    expect(text + JSON.stringify(explain())).not.toContain('ann@example.com');
  });
});

describe('OpenTelemetry variables', () => {
  it('P12: OTEL_SDK_DISABLED switches everything off; consent can still be read and changed', async () => {
    const { consent } = await start({ OTEL_SDK_DISABLED: 'true' }, { level: 'optional' });

    recordAll(REQUIRED);
    await pipeline.optOut();
    recordAll(REQUIRED);

    expect(await requests()).toBe(0);
    expect(consent.level).toBe('required');
  });

  it('P12: OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf, endpoint and headers are followed', async () => {
    await start({ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' });
    await pipeline.diagnosticData.shutdown();
    const { receiver } = pipeline;
    const again = await start(
      { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_EXPORTER_OTLP_HEADERS: 'x-team=blue' },
      { endpoint: undefined },
    );
    recordAll(REQUIRED);
    await again.shutdown();
    await receiver.close();

    expect(receiver.requests).toHaveLength(3);
    for (const { headers } of receiver.requests)
      expect(headers).toMatchObject({ 'content-type': 'application/x-protobuf', 'x-team': 'blue' });
  });

  it('P12: OTEL_TRACES_SAMPLER decides by the trace, and withholding a root changes nothing about it', async () => {
    await start({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' });

    recordAll(REQUIRED);
    recordAll(OPTIONAL);
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.spans).toEqual([]);
    expect(pipeline.receiver.logRecords).toHaveLength(1);
    expect(pipeline.diagnosticData.explain().withheld.span).toEqual({});
  });

  it('P12: OTEL_BSP_MAX_EXPORT_BATCH_SIZE sets the size of a request', async () => {
    await start({ OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '2' });

    for (let i = 0; i < 6; i++) pipeline.tracer.startSpan('item', { attributes: REQUIRED }).end();

    expect(await requests()).toBe(3);
    expect(pipeline.receiver.spans).toHaveLength(6);
  });

  it('P12: OTEL_BSP_SCHEDULE_DELAY sends without a flush', async () => {
    await start({ OTEL_BSP_SCHEDULE_DELAY: '20', OTEL_BLRP_SCHEDULE_DELAY: '20' });

    recordAll(REQUIRED);

    await pipeline.receiver.waitFor(({ spans, logRecords }) => spans.length + logRecords.length === 2);
    expect(pipeline.receiver.requests.map(({ signal }) => signal).sort()).toEqual(['logs', 'traces']);
  });
});
