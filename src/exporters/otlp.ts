import { OTLPLogExporter as ProtobufLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPMetricExporter as JsonMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as ProtobufMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter as ProtobufTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { OTLPExporterBase } from '@opentelemetry/otlp-exporter-base';
import {
  convertLegacyHttpOptions,
  createOtlpHttpExportDelegate,
} from '@opentelemetry/otlp-exporter-base/node-http';
import {
  JsonLogsSerializer,
  JsonTraceSerializer,
  LogsExporterMetricsHelper,
  TraceExporterMetricsHelper,
} from '@opentelemetry/otlp-transformer';
import type { LogRecordExporter } from '@opentelemetry/sdk-logs';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { LaneTransport } from './lane.ts';
import { createLogRecordWriter } from './log-record-json.ts';
import type { OtlpProtocol } from './otlp-options.ts';
import { createRetries } from './retries.ts';
import { createSpanWriter } from './span-json.ts';

const JSON_HEADERS = { 'Content-Type': 'application/json' };

type ExporterConfig = NonNullable<ConstructorParameters<typeof ProtobufTraceExporter>[0]>;

/** Sockets that can be closed for good, and keep no process alive. A platform provides them. */
export interface ClosableAgents {
  /** The agent for `http:` or `https:`. */
  agentFor(
    protocol: string,
  ): ReturnType<Extract<ExporterConfig['httpAgentOptions'], (...args: never[]) => unknown>>;
  /** Destroys sockets in use and refuses new ones. */
  close(): void;
}

/** How a Collector is reached. */
export interface OtlpOptions {
  /** Base URL of the Collector. Default: the `OTEL_EXPORTER_OTLP_*` variables, or `http://localhost:4318`. */
  readonly endpoint?: string | undefined;
  /** Default: `http/json`. */
  readonly protocol?: OtlpProtocol | undefined;
  /** Headers of every request. Default: none. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Longest time one export may take, retries included. Default: 30000 where no variable sets it. */
  readonly timeoutMillis?: number | undefined;
}

/**
 * OTLP/HTTP exporters of a lane over its own sockets: OpenTelemetry's, except that spans and log records become JSON in
 * our writers.
 */
export function createOtlpTransport(options: OtlpOptions, agents: ClosableAgents): LaneTransport {
  const config = (path: string): ExporterConfig => ({
    ...(options.endpoint === undefined ? {} : { url: `${options.endpoint.replace(/\/$/, '')}/${path}` }),
    ...(options.headers === undefined ? {} : { headers: { ...options.headers } }),
    ...(options.timeoutMillis === undefined ? {} : { timeoutMillis: options.timeoutMillis }),
    httpAgentOptions: (protocol: string) => agents.agentFor(protocol),
  });
  const [traces, metrics, logs] = [config('v1/traces'), config('v1/metrics'), config('v1/logs')];
  const isProtobuf = options.protocol === 'http/protobuf';
  const retries = createRetries();
  return {
    spanExporter: retries.govern(
      isProtobuf ? new ProtobufTraceExporter(traces) : createJsonSpanExporter(traces),
    ),
    metricExporter: retries.govern(
      isProtobuf ? new ProtobufMetricExporter(metrics) : new JsonMetricExporter(metrics),
    ),
    logRecordExporter: retries.govern(
      isProtobuf ? new ProtobufLogExporter(logs) : createJsonLogRecordExporter(logs),
    ),
    abort() {
      agents.close();
      retries.end();
    },
  };
}

/** What OpenTelemetry's JSON exporters do, with other serializers: transport, retries and limits are their own. */
function createJsonSpanExporter(config: ExporterConfig): SpanExporter {
  const http = convertLegacyHttpOptions(config, 'TRACES', 'v1/traces', JSON_HEADERS);
  const { deserializeResponse } = JsonTraceSerializer;
  const serializer = { serializeRequest: encoded(createSpanWriter()), deserializeResponse };
  const [name, helper] = ['otlp_http_span_exporter', TraceExporterMetricsHelper] as const;
  return new OTLPExporterBase(createOtlpHttpExportDelegate(http, serializer, name, helper, undefined));
}

function createJsonLogRecordExporter(config: ExporterConfig): LogRecordExporter {
  const http = convertLegacyHttpOptions(config, 'LOGS', 'v1/logs', JSON_HEADERS);
  const { deserializeResponse } = JsonLogsSerializer;
  const serializer = { serializeRequest: encoded(createLogRecordWriter()), deserializeResponse };
  const [name, helper] = ['otlp_http_log_exporter', LogsExporterMetricsHelper] as const;
  return new OTLPExporterBase(createOtlpHttpExportDelegate(http, serializer, name, helper, undefined));
}

function encoded<T>(write: (items: readonly T[]) => string): (items: T[]) => Uint8Array {
  const encoder = new TextEncoder();
  return (items) => encoder.encode(write(items));
}
