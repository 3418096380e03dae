import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { Attributes, Context, Meter, Span, SpanOptions } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

/** An application that uses OpenTelemetry and has never heard of this package. */
export interface PlainApplication {
  /** Starts and ends a span; gives it to be a parent. */
  span(name: string, attributes?: Attributes, options?: SpanOptions & { parent?: Span }): Span;
  log(body: string, attributes?: Attributes): void;
  readonly meter: Meter;
  /** Sends everything. Rejects when the Collector did not take it. */
  flush(): Promise<void>;
  shutdown(): Promise<void>;
}

/** Starts one that sends to `endpoint` as `serviceName`. */
export function startPlainApplication(
  endpoint: string,
  serviceName: string,
  resourceAttributes: Attributes = {},
): PlainApplication {
  const resource = resourceFromAttributes({ 'service.name': serviceName, ...resourceAttributes });
  // 30 s instead of 10 for one export, so that its five retries outlast an outage of ten seconds
  const to = (signal: string) => ({ url: `${endpoint}/v1/${signal}`, timeoutMillis: 30_000 });
  const spans = new TracerProvider({
    resource,
    spanProcessors: [
      new BatchSpanProcessor({ exporter: new OTLPTraceExporter(to('traces')), scheduledDelayMillis: 200 }),
    ],
  });
  const reader = new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter(to('metrics')) });
  const metrics = new MeterProvider({ resource, readers: [reader] });
  const logs = new LoggerProvider({
    resource,
    processors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter(to('logs')) })],
  });
  const tracer = spans.getTracer('plain');
  const logger = logs.getLogger('plain');
  const providers = [spans, metrics, logs];
  return {
    span(name, attributes, { parent, ...options } = {}) {
      const at: Context = parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
      const span = tracer.startSpan(name, { ...options, attributes }, at);
      span.end();
      return span;
    },
    log: (body, attributes) => logger.emit({ body, attributes }),
    meter: metrics.getMeter('plain'),
    flush: async () => void (await Promise.all(providers.map((provider) => provider.forceFlush()))),
    shutdown: async () => void (await Promise.allSettled(providers.map((provider) => provider.shutdown()))),
  };
}

/** The two attributes that an item needs to pass. */
export const classified = (category: unknown, classification: unknown): Attributes => ({
  'diagnostic_data.category': category,
  'diagnostic_data.classification': classification,
});

/** What the Optional lane says on its resource. */
export const granted: Attributes = { 'diagnostic_data.consent.optional': 'granted' };
