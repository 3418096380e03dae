import { createTraceState, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import fc from 'fast-check';
import { anyText, anyValue } from './any-value.ts';
import { createSpanWriter } from '../../src/exporters/span-json.ts';

const stock = (spans: ReadableSpan[]): unknown =>
  JSON.parse(new TextDecoder().decode(JsonTraceSerializer.serializeRequest(spans)));
const ours = (spans: ReadableSpan[], write = createSpanWriter()): unknown => JSON.parse(write(spans));

/** Spans as the SDK makes them. */
function record(work: (provider: TracerProvider) => void): ReadableSpan[] {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'a "quoted" name', count: 3 }),
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  });
  work(provider);
  return exporter.getFinishedSpans();
}

describe('the span writer', () => {
  it("P12: says exactly what OpenTelemetry's serializer says, for every kind of value, also when values repeat", () => {
    const write = createSpanWriter();
    fc.assert(
      fc.property(anyText, fc.dictionary(anyText, anyValue, { maxKeys: 6 }), (name, attributes) => {
        const spans = record((provider) => {
          const tracer = provider.getTracer('scope', '1.0.0', { schemaUrl: 'https://example.com/schema' });
          for (let round = 0; round < 2; round++) {
            const span = tracer.startSpan(name, { attributes });
            span.addEvent(name, { text: name, flag: true });
            span.setStatus({ code: 2, message: name });
            span.end();
          }
        });

        expect(ours(spans, write)).toEqual(stock(spans));
      }),
    );
  });

  it("P12: writes parents, links, trace state and scopes as OpenTelemetry's serializer does", () => {
    const remote = {
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      traceFlags: 1,
      isRemote: true,
      traceState: createTraceState('vendor=value'),
    };

    const spans = record((provider) => {
      const tracer = provider.getTracer('first');
      const parent = tracer.startSpan('parent', {}, trace.setSpanContext(ROOT_CONTEXT, remote));
      const links = [{ context: remote, attributes: { why: 'retry' } }, { context: parent.spanContext() }];
      provider
        .getTracer('second', '2')
        .startSpan('child', { links, kind: 3 }, trace.setSpan(ROOT_CONTEXT, parent))
        .end();
      parent.end();
      tracer.startSpan('at the epoch', { startTime: [0, 5] }).end([0, 7]);
    });

    expect(spans).toHaveLength(3);
    expect(ours(spans)).toEqual(stock(spans));
  });

  it('writes an empty batch', () => {
    expect(ours([])).toEqual(stock([]));
  });
});
