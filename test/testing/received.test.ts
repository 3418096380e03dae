import { context, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

import { readSpans, startOtlpReceiver } from '../../src/testing/index.ts';

import type { OtlpReceiver } from '../../src/testing/index.ts';

const resource = resourceFromAttributes({ 'service.name': 'shop' });

describe('what a stock OpenTelemetry SDK sends is read back', () => {
  let receiver: OtlpReceiver;
  beforeEach(async () => {
    receiver = await startOtlpReceiver();
  });
  afterEach(() => receiver.close());

  test('spans, with every field', async () => {
    const exporter = new OTLPTraceExporter({ url: `${receiver.url}/v1/traces` });
    const provider = new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor({ exporter })] });
    const tracer = provider.getTracer('orders', '1.2');
    const parent = {
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      traceFlags: TraceFlags.SAMPLED,
      isRemote: true,
    };
    const span = tracer.startSpan(
      'place order',
      {
        kind: SpanKind.SERVER,
        attributes: { text: 'a', whole: 3, part: 0.5, yes: true, list: ['a', 'b'] },
        links: [{ context: { ...parent, isRemote: false }, attributes: { why: 'caused' } }],
        startTime: [1_700_000_000, 5],
      },
      trace.setSpanContext(context.active(), parent),
    );
    span.addEvent('packed', { boxes: 2 });
    span.setStatus({ code: SpanStatusCode.ERROR, message: 'out of paper' });
    span.end();
    await provider.shutdown();

    expect(receiver.spans).toEqual([
      {
        name: 'place order',
        traceId: parent.traceId,
        spanId: span.spanContext().spanId,
        parentSpanId: parent.spanId,
        kind: 'server',
        flags: 0x301,
        traceState: '',
        startTimeUnixNano: '1700000000000000005',
        endTimeUnixNano: expect.stringMatching(/^\d{19}$/),
        attributes: { text: 'a', whole: 3, part: 0.5, yes: true, list: ['a', 'b'] },
        events: [
          { name: 'packed', timeUnixNano: expect.stringMatching(/^\d{19}$/), attributes: { boxes: 2 } },
        ],
        links: [
          {
            traceId: parent.traceId,
            spanId: parent.spanId,
            traceState: '',
            flags: expect.any(Number),
            attributes: { why: 'caused' },
          },
        ],
        status: { code: SpanStatusCode.ERROR, message: 'out of paper' },
        scope: { name: 'orders', version: '1.2', attributes: {} },
        resource: { 'service.name': 'shop' },
      },
    ]);
  });

  test('log records and events, with nested bodies', async () => {
    const exporter = new OTLPLogExporter({ url: `${receiver.url}/v1/logs` });
    const provider = new LoggerProvider({
      resource,
      processors: [new SimpleLogRecordProcessor({ exporter })],
    });
    provider.getLogger('orders').emit({
      eventName: 'order.placed',
      severityText: 'INFO',
      severityNumber: 9,
      body: { items: [{ id: 1 }, null], note: 'thanks', raw: Buffer.from('raw') },
      attributes: { total: 12.5 },
    });
    await provider.shutdown();

    expect(receiver.logRecords).toMatchObject([
      {
        eventName: 'order.placed',
        severityText: 'INFO',
        severityNumber: 9,
        body: { items: [{ id: 1 }, null], note: 'thanks', raw: Buffer.from('raw') },
        attributes: { total: 12.5 },
        traceId: '',
        scope: { name: 'orders' },
        resource: { 'service.name': 'shop' },
      },
    ]);
  });

  test('metrics of each type, point by point', async () => {
    const exporter = new OTLPMetricExporter({ url: `${receiver.url}/v1/metrics` });
    const provider = new MeterProvider({
      resource,
      readers: [new PeriodicExportingMetricReader({ exporter })],
    });
    const meter = provider.getMeter('orders');
    meter
      .createCounter('orders', { unit: '{order}', description: 'Orders placed.' })
      .add(2, { shop: 'north' });
    meter.createUpDownCounter('open').add(-1);
    meter.createGauge('temperature').record(20.5);
    const sizes = meter.createHistogram('size', { advice: { explicitBucketBoundaries: [10, 20] } });
    for (const size of [5, 15, 25, 26]) sizes.record(size);
    await provider.shutdown();

    const [orders, open, temperature, size] = receiver.dataPoints;
    expect(orders).toMatchObject({
      name: 'orders',
      unit: '{order}',
      description: 'Orders placed.',
      type: 'sum',
      temporality: 'cumulative',
      monotonic: true,
      value: 2,
      attributes: { shop: 'north' },
      scope: { name: 'orders' },
      resource: { 'service.name': 'shop' },
    });
    expect(open).toMatchObject({ type: 'sum', monotonic: false, value: -1 });
    expect(temperature).toMatchObject({ type: 'gauge', temporality: undefined, value: 20.5 });
    expect(size).toMatchObject({
      type: 'histogram',
      value: { count: 4, sum: 71, min: 5, max: 26, buckets: [1, 1, 2], bounds: [10, 20] },
    });
    expect(receiver.metrics.map(({ name, dataPoints }) => [name, dataPoints.length])).toEqual([
      ['orders', 1],
      ['open', 1],
      ['temperature', 1],
      ['size', 1],
    ]);
  });
});

describe('readSpans', () => {
  const span = { traceId: 'a', spanId: 'b', name: 'n', kind: 'SPAN_KIND_CLIENT' };
  const traces = { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] };

  test('reads what Jaeger answers, and kinds by name', () => {
    expect(readSpans({ result: traces })).toEqual(readSpans(traces));
    expect(readSpans(traces)).toMatchObject([{ name: 'n', kind: 'client' }]);
  });

  test.each([[undefined], [null], ['text'], [{}], [{ resourceSpans: 'no list' }], [{ resourceSpans: [{}] }]])(
    'gives no spans for %j',
    (request) => {
      expect(readSpans(request)).toEqual([]);
    },
  );

  test('keeps whole numbers beyond 2^53 exact, as text, and reads NaN', () => {
    const attributes = [
      { key: 'big', value: { intValue: '9223372036854775807' } },
      { key: 'odd', value: { doubleValue: 'NaN' } },
      { key: 'none', value: {} },
      { key: '__proto__', value: { stringValue: 'plain' } },
    ];
    const [read] = readSpans({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...span, attributes }] }] }] });

    expect(read?.attributes).toEqual({
      big: '9223372036854775807',
      odd: NaN,
      none: null,
      ['__proto__']: 'plain',
    });
  });
});
