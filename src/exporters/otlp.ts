import { OTLPLogExporter as JsonLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
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
  type ISerializer,
  JsonTraceSerializer,
  TraceExporterMetricsHelper,
} from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { LaneTransport } from './lane.ts';
import type { OtlpProtocol } from './otlp-options.ts';
import { createSpanWriter } from './span-json.ts';

type ExporterConfig = NonNullable<ConstructorParameters<typeof ProtobufTraceExporter>[0]>;

/** Sockets that can be closed for good. A platform provides them. */
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

/** OTLP/HTTP exporters of a lane over its own sockets: OpenTelemetry's, except that spans become JSON in our writer. */
export function createOtlpTransport(options: OtlpOptions, agents: ClosableAgents): LaneTransport {
  const config = (path: string): ExporterConfig => ({
    ...(options.endpoint === undefined ? {} : { url: `${options.endpoint.replace(/\/$/, '')}/${path}` }),
    ...(options.headers === undefined ? {} : { headers: { ...options.headers } }),
    ...(options.timeoutMillis === undefined ? {} : { timeoutMillis: options.timeoutMillis }),
    httpAgentOptions: (protocol: string) => agents.agentFor(protocol),
  });
  const [traces, metrics, logs] = [config('v1/traces'), config('v1/metrics'), config('v1/logs')];
  const isProtobuf = options.protocol === 'http/protobuf';
  return {
    spanExporter: isProtobuf ? new ProtobufTraceExporter(traces) : createJsonSpanExporter(traces),
    metricExporter: isProtobuf ? new ProtobufMetricExporter(metrics) : new JsonMetricExporter(metrics),
    logRecordExporter: isProtobuf ? new ProtobufLogExporter(logs) : new JsonLogExporter(logs),
    abort: () => agents.close(),
  };
}

/** What OpenTelemetry's JSON trace exporter does, with another serializer: transport, retries and limits are its own. */
function createJsonSpanExporter(config: ExporterConfig): SpanExporter {
  const write = createSpanWriter();
  const encoder = new TextEncoder();
  const serializer: ISerializer<
    ReadableSpan[],
    ReturnType<typeof JsonTraceSerializer.deserializeResponse>
  > = {
    serializeRequest: (spans) => encoder.encode(write(spans)),
    deserializeResponse: (bytes) => JsonTraceSerializer.deserializeResponse(bytes),
  };
  const http = convertLegacyHttpOptions(config, 'TRACES', 'v1/traces', {
    'Content-Type': 'application/json',
  });
  return new OTLPExporterBase(
    createOtlpHttpExportDelegate(
      http,
      serializer,
      'otlp_http_span_exporter',
      TraceExporterMetricsHelper,
      undefined,
    ),
  );
}
