import * as api from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { createConsent, createDiagnosticData, createMemoryConsentStore } from '../../src/index.ts';
import { createNodeTransport } from '../../src/node.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';
import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

const VALUES = {
  first: 'mail of the reporter: ann.smith@example.com',
  second: 'call the user on +49 30 901820, please',
  third: 'paid by card 4111 1111 1111 1111',
  list: ['ok', 'write to ann.smith@example.com or not'],
  bytes: new TextEncoder().encode('x'.repeat(10) + ' ann.smith@example.com'),
};
/** Pieces of them that are long enough to say something. */
const CANARIES = ['ann.', 'smith', '+49', '30 9', '4111', '1111'];
const LIMITS = [39, 38, 37, 36, 34, 30, 29, 27, 25, 22, 18];

const found = (items: readonly unknown[]): string[] => {
  const text = JSON.stringify(items, (_, value: unknown) =>
    isBytes(value) ? Buffer.from(value.data).toString() : value,
  );
  return CANARIES.filter((canary) => text.includes(canary));
};

/** What a `Buffer` says of itself. */
const isBytes = (value: unknown): value is { data: number[] } =>
  (value as { type?: unknown } | null)?.type === 'Buffer';

describe('with a limit in a variable', () => {
  let pipeline: Pipeline;
  let before: NodeJS.ProcessEnv;

  const start = async (limit: number, name = 'OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT') => {
    process.env[name] = String(limit);
    pipeline = await startPipeline();
  };

  beforeEach(() => void (before = { ...process.env }));
  afterEach(async () => {
    await pipeline.stop();
    process.env = before;
  });

  it.each(LIMITS)('P3: no half of an address leaves at a limit of %d', async (limit) => {
    await start(limit);
    const span = pipeline.tracer.startSpan('span', {
      attributes: { ...REQUIRED, ...VALUES } as api.Attributes,
      links: [
        {
          context: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 },
          attributes: { ...VALUES },
        },
      ],
    });
    span.addEvent('event', { first: VALUES.first, second: VALUES.second });
    span.recordException(new Error(VALUES.second));
    span.end();
    pipeline.logger.emit({ body: 'log', attributes: { ...REQUIRED, ...VALUES } });
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.spans).toHaveLength(1);
    const { spans, logRecords } = pipeline.receiver;
    const texts = spans.flatMap(({ attributes, events, links }) => [
      attributes,
      ...[...events, ...links].map((one) => one.attributes),
    ]);
    expect(found([...texts, ...logRecords.map(({ attributes }) => attributes)])).toEqual([]);
  });

  it('P12: what is long is cut, after it was scrubbed; the category never is', async () => {
    await start(8, 'OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT');
    pipeline.tracer
      .startSpan('span', { attributes: { ...REQUIRED, text: 'a longer text', mail: 'to a@b.example.com' } })
      .end();
    pipeline.logger.emit({ body: 'log', attributes: { ...REQUIRED, text: 'a longer text' } });
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.spans[0]?.attributes).toMatchObject({
      ...REQUIRED,
      text: 'a longer',
      mail: 'to [emai',
    });
    expect(pipeline.receiver.logRecords[0]?.attributes).toMatchObject({ text: 'a longer text' });
  });
});

describe('in an SDK of the application', () => {
  let receiver: OtlpReceiver;
  let sdk: NodeSDK;

  async function start(valueLimits: object, limit: number): Promise<void> {
    receiver = await startOtlpReceiver();
    const diagnosticData = createDiagnosticData({
      product: { name: 'own-sdk' },
      consent: createConsent({ store: createMemoryConsentStore() }),
      transport: createNodeTransport({ endpoint: receiver.url }),
      valueLimits,
    });
    sdk = new NodeSDK({
      resource: diagnosticData.resource,
      autoDetectResources: false,
      spanProcessors: [diagnosticData.spanProcessor],
      logRecordProcessors: [],
      metricReaders: [],
      spanLimits: { attributeValueLengthLimit: limit },
    });
    sdk.start();
    api.trace
      .getTracer('own-scope')
      .startSpan('span', { attributes: { ...REQUIRED, ...VALUES } as api.Attributes })
      .end();
    await diagnosticData.forceFlush();
  }

  afterEach(async () => {
    await sdk.shutdown();
    for (const signal of [api.trace, api.metrics, api.propagation, api.context, api.logs]) signal.disable();
    await receiver.close();
  });

  it.each(LIMITS.filter((limit) => limit > REQUIRED['diagnostic_data.category'].length))(
    'P3: no half of an address leaves at a limit of %d that is stated',
    async (maxLength) => {
      await start({ spans: { maxLength, appliedBy: 'sdk' } }, maxLength);

      expect(receiver.spans).toHaveLength(1);
      expect(found(receiver.spans.map(({ attributes }) => attributes))).toEqual([]);
    },
  );

  it('P12: the gate can cut in its place, at any length', async () => {
    await start({ spans: { maxLength: 12, appliedBy: 'gate' } }, Infinity);

    expect(receiver.spans[0]?.attributes).toMatchObject({ first: 'mail of the ', second: 'call the use' });
  });
});
