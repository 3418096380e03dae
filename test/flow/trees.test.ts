import { context, type Context, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import { AlwaysOnSampler } from '@opentelemetry/sdk-trace';
import type { ReceivedSpan } from '../../src/testing/index.ts';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

const REMOTE = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', traceFlags: 1 };
let pipeline: Pipeline;

afterEach(() => pipeline.stop());

const start = (name: string, attributes: object, parent?: Span | Context): Span => {
  const parentContext =
    parent === undefined
      ? ROOT_CONTEXT
      : 'spanContext' in parent
        ? trace.setSpan(ROOT_CONTEXT, parent)
        : parent;
  return pipeline.tracer.startSpan(name, { attributes: { ...attributes } }, parentContext);
};
const arrived = async (): Promise<Record<string, ReceivedSpan>> => {
  await pipeline.diagnosticData.forceFlush();
  return Object.fromEntries(pipeline.receiver.spans.map((span) => [span.name, span]));
};

describe.each([
  ['the tracer front', {}],
  ['the span gate', { sampler: new AlwaysOnSampler() }],
])('withheld by %s', (_, options) => {
  beforeEach(async () => void (pipeline = await startPipeline(options)));

  it("P6: a withheld middle span's children hang on its parent", async () => {
    const root = start('root', REQUIRED);
    const middle = start('middle', OPTIONAL, root);
    const inner = start('inner', OPTIONAL, middle);
    const leaf = start('leaf', REQUIRED, inner);
    for (const span of [leaf, inner, middle, root]) span.end();

    const spans = await arrived();

    expect(Object.keys(spans).sort()).toEqual(['leaf', 'root']);
    expect(spans['leaf']).toMatchObject({
      traceId: spans['root']!.traceId,
      parentSpanId: spans['root']!.spanId,
    });
    expect(pipeline.receiver.raw()).not.toContain(middle.spanContext().spanId);
  });

  it("P6: a withheld root's children become roots of one trace", async () => {
    const root = start('root', OPTIONAL);
    const first = start('first', REQUIRED, root);
    const second = start('second', REQUIRED, root);
    const leaf = start('leaf', REQUIRED, first);
    for (const span of [leaf, second, first, root]) span.end();

    const spans = await arrived();

    expect(new Set(Object.values(spans).map(({ traceId }) => traceId)).size).toBe(1);
    expect(spans['first']!.parentSpanId).toBe('');
    expect(spans['second']!.parentSpanId).toBe('');
    expect(spans['leaf']!.parentSpanId).toBe(spans['first']!.spanId);
  });

  it('P6: a late child of a withheld span that has ended hangs on the kept ancestor too', async () => {
    const root = start('root', REQUIRED);
    const middle = start('middle', OPTIONAL, root);
    middle.end();
    root.end();
    await arrived();
    start('late', REQUIRED, middle).end();

    const spans = await arrived();

    expect(spans['late']!.parentSpanId).toBe(spans['root']!.spanId);
  });

  it('P6: below a remote parent, the children of a withheld span hang on the remote parent', async () => {
    const remote = trace.setSpanContext(ROOT_CONTEXT, { ...REMOTE, isRemote: true });
    const server = start('server', OPTIONAL, remote);
    start('work', REQUIRED, server).end();
    server.end();

    const spans = await arrived();

    expect(spans['work']).toMatchObject({ traceId: REMOTE.traceId, parentSpanId: REMOTE.spanId });
    expect(spans['work']!.flags & 0x300).toBe(0x300);
  });

  it('P6: links to withheld spans go to a kept ancestor, where there is one; links to others stay', async () => {
    const kept = start('kept', REQUIRED);
    const child = start('child', OPTIONAL, kept);
    const alone = start('alone', OPTIONAL);
    const links = [child.spanContext(), alone.spanContext(), REMOTE].map((one) => ({ context: one }));
    const span = pipeline.tracer.startSpan('linked', { attributes: REQUIRED, links });
    span.addLink({ context: alone.spanContext() }).addLink({ context: kept.spanContext() });
    for (const one of [span, child, alone, kept]) one.end();

    const spans = await arrived();

    expect(spans['linked']!.links.map(({ spanId }) => spanId)).toEqual([
      kept.spanContext().spanId,
      REMOTE.spanId,
      kept.spanContext().spanId,
    ]);
    for (const { spanId } of [child.spanContext(), alone.spanContext()])
      expect(pipeline.receiver.raw()).not.toContain(spanId);
  });

  it('P6: a log record inside a withheld span names the nearest kept one', async () => {
    const root = start('root', REQUIRED);
    const middle = start('middle', OPTIONAL, root);
    const alone = start('alone', OPTIONAL);
    const emit = (body: string, span: Span): void =>
      pipeline.logger.emit({ body, attributes: REQUIRED, context: trace.setSpan(ROOT_CONTEXT, span) });

    emit('in middle', middle);
    context.with(trace.setSpan(ROOT_CONTEXT, alone), () => {
      pipeline.logger.emit({ body: 'in alone', attributes: REQUIRED });
    });
    emit('in root', root);
    await pipeline.diagnosticData.forceFlush();

    const spanIds = pipeline.receiver.logRecords.map(({ body, spanId }) => [body, spanId]);
    expect(spanIds).toEqual([
      ['in middle', root.spanContext().spanId],
      ['in alone', ''],
      ['in root', root.spanContext().spanId],
    ]);
    root.end();
  });

  it('P6: children of an Optional span that an opt-out threw away hang on its parent', async () => {
    await pipeline.optIn();
    const root = start('root', REQUIRED);
    const middle = start('middle', OPTIONAL, root);
    const early = start('early', REQUIRED, middle);
    await pipeline.optOut();
    const late = start('late', REQUIRED, middle);
    const link = pipeline.tracer.startSpan('linked', {
      attributes: REQUIRED,
      links: [{ context: middle.spanContext() }],
    });
    for (const span of [link, late, early, middle, root]) span.end();

    const spans = await arrived();

    expect(Object.keys(spans).sort()).toEqual(['early', 'late', 'linked', 'root']);
    expect(spans['early']!.parentSpanId).toBe(spans['root']!.spanId);
    expect(spans['late']!.parentSpanId).toBe(spans['root']!.spanId);
    expect(spans['linked']!.links.map(({ spanId }) => spanId)).toEqual([spans['root']!.spanId]);
  });

  it('P6: with an opt-in the tree holds the Optional spans', async () => {
    await pipeline.optIn();
    const root = start('root', REQUIRED);
    const middle = start('middle', OPTIONAL, root);
    const leaf = start('leaf', REQUIRED, middle);
    for (const span of [leaf, middle, root]) span.end();

    const spans = await arrived();

    expect(spans['leaf']!.parentSpanId).toBe(spans['middle']!.spanId);
    expect(spans['middle']!.parentSpanId).toBe(spans['root']!.spanId);
  });
});
