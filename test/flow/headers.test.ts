import { type Context, propagation, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import { OPTIONAL, type Pipeline, type PipelineOptions, REQUIRED, startPipeline } from '../pipeline.ts';

const REMOTE = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  traceFlags: 1,
  isRemote: true,
};
let pipeline: Pipeline;

const start = async (propagators?: string, options?: PipelineOptions): Promise<void> => {
  if (propagators !== undefined) process.env.OTEL_PROPAGATORS = propagators;
  pipeline = await startPipeline(options);
};
const inContextOf = (span: Span, parent = ROOT_CONTEXT): Context => trace.setSpan(parent, span);
const startSpan = (attributes: object, parent = ROOT_CONTEXT): Span =>
  pipeline.tracer.startSpan('span', { attributes: { ...attributes } }, parent);
const headersOf = (context: Context): Record<string, string> => {
  const headers: Record<string, string> = {};
  propagation.inject(context, headers);
  return headers;
};

afterEach(async () => {
  await pipeline.stop();
  delete process.env.OTEL_PROPAGATORS;
});

describe.each([
  ['tracecontext', (traceId: string, spanId: string) => ({ traceparent: `00-${traceId}-${spanId}-01` })],
  ['b3', (traceId: string, spanId: string) => ({ b3: `${traceId}-${spanId}-1` })],
  [
    'b3multi',
    (traceId: string, spanId: string) => ({
      'x-b3-traceid': traceId,
      'x-b3-spanid': spanId,
      'x-b3-sampled': '1',
    }),
  ],
])('headers of %s', (propagators, expected) => {
  const lowerCased = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]));

  it('P6: name the kept ancestor in place of a withheld span', async () => {
    await start(propagators);
    const kept = startSpan(REQUIRED);
    const withheld = startSpan(OPTIONAL, inContextOf(kept));
    const inner = startSpan(OPTIONAL, inContextOf(withheld));

    const headers = headersOf(inContextOf(inner));

    const { traceId, spanId } = kept.spanContext();
    expect(lowerCased(headers)).toEqual(expected(traceId, spanId));
  });

  it('P6: name the remote parent in place of a withheld span below it', async () => {
    await start(propagators);
    const withheld = startSpan(OPTIONAL, trace.setSpanContext(ROOT_CONTEXT, REMOTE));

    expect(lowerCased(headersOf(inContextOf(withheld)))).toEqual(expected(REMOTE.traceId, REMOTE.spanId));
  });

  it('P6: are not written for a withheld root', async () => {
    await start(propagators);

    expect(headersOf(inContextOf(startSpan(OPTIONAL)))).toEqual({});
  });

  it('P12: name a kept span itself, and an Optional one while the opt-in lasts', async () => {
    await start(propagators, { level: 'optional' });
    const required = startSpan(REQUIRED);
    const optional = startSpan(OPTIONAL, inContextOf(required));
    const ids = [required, optional].map((span) => span.spanContext());
    const during = [required, optional].map((span) => lowerCased(headersOf(inContextOf(span))));

    await pipeline.optOut();
    const after = lowerCased(headersOf(inContextOf(optional)));

    expect(during).toEqual(ids.map(({ traceId, spanId }) => expected(traceId, spanId)));
    expect(after).toEqual(expected(ids[0]!.traceId, ids[0]!.spanId));
  });
});

describe('baggage', () => {
  const withBaggage = (span: Span): Context =>
    propagation.setBaggage(
      inContextOf(span),
      propagation.createBaggage({ user: { value: 'ann' }, tenant: { value: 'blue' } }),
    );

  it.each([undefined, 'tracecontext,baggage'])(
    'P3: is not sent (OTEL_PROPAGATORS %s)',
    async (propagators) => {
      await start(propagators);

      expect(headersOf(withBaggage(startSpan(REQUIRED)))).not.toHaveProperty('baggage');
    },
  );

  it('P3: is sent for allowed keys only, beside a withheld span too', async () => {
    await start(undefined, { allowedBaggageKeys: ['tenant'] });

    expect(headersOf(withBaggage(startSpan(REQUIRED)))).toMatchObject({ baggage: 'tenant=blue' });
    expect(headersOf(withBaggage(startSpan(OPTIONAL)))).toEqual({ baggage: 'tenant=blue' });
  });
});

it('P12: OTEL_PROPAGATORS=none writes no header', async () => {
  await start('none');

  expect(headersOf(inContextOf(startSpan(REQUIRED)))).toEqual({});
});

it('P12: incoming headers are read as ever', async () => {
  await start();
  const headers = { traceparent: `00-${REMOTE.traceId}-${REMOTE.spanId}-01` };

  startSpan(REQUIRED, propagation.extract(ROOT_CONTEXT, headers)).end();
  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.receiver.spans[0]).toMatchObject({
    traceId: REMOTE.traceId,
    parentSpanId: REMOTE.spanId,
  });
});
