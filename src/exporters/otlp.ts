import { OTLPLogExporter as JsonLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as ProtobufLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPMetricExporter as JsonMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as ProtobufMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter as JsonTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { LaneTransport } from './lane.ts';

/** How OTLP is written. `http/json` can be read by a person. */
export type OtlpProtocol = 'http/json' | 'http/protobuf';

type ExporterConfig = NonNullable<ConstructorParameters<typeof JsonTraceExporter>[0]>;

/** Sockets that can be closed for good. A platform provides them. */
export interface ClosableAgents {
  /** The agent for `http:` or `https:`. */
  agentFor(
    protocol: string,
  ): ReturnType<Extract<ExporterConfig['httpAgentOptions'], (...args: never[]) => unknown>>;
  /** Destroys sockets in use and refuses new ones. */
  close(): void;
}

/** Options of {@link createOtlpTransport}. */
export interface OtlpOptions {
  /** Base URL of the Collector. Default: the `OTEL_EXPORTER_OTLP_*` variables, or `http://localhost:4318`. */
  readonly endpoint?: string | undefined;
  /** Default: `http/json`. */
  readonly protocol?: OtlpProtocol | undefined;
  /** Headers of every request. Default: none. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Longest time one export may take, retries included. Default: 10000. */
  readonly timeoutMillis?: number | undefined;
}

/** @throws TypeError when the endpoint is no http(s) URL, or the protocol unknown. */
export function checkOtlpOptions({ endpoint, protocol }: OtlpOptions): void {
  if (protocol !== undefined && protocol !== 'http/json' && protocol !== 'http/protobuf')
    throw new TypeError(
      `protocol "${String(protocol)}" is not supported: use "http/json" or "http/protobuf".`,
    );
  if (endpoint === undefined) return;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new TypeError('endpoint must be the base URL of a Collector, such as "http://localhost:4318".');
  if (url.search !== '' || url.hash !== '')
    throw new TypeError(
      'endpoint must be a base URL without query and fragment; /v1/traces and so on are added to it.',
    );
}

/** Stock OTLP/HTTP exporters of a lane over its own sockets. */
export function createOtlpTransport(options: OtlpOptions, agents: ClosableAgents): LaneTransport {
  const config = (path: string): ExporterConfig => ({
    ...(options.endpoint === undefined ? {} : { url: `${options.endpoint.replace(/\/$/, '')}/${path}` }),
    ...(options.headers === undefined ? {} : { headers: { ...options.headers } }),
    ...(options.timeoutMillis === undefined ? {} : { timeoutMillis: options.timeoutMillis }),
    httpAgentOptions: (protocol: string) => agents.agentFor(protocol),
  });
  const [Trace, Metric, Log] =
    options.protocol === 'http/protobuf'
      ? [ProtobufTraceExporter, ProtobufMetricExporter, ProtobufLogExporter]
      : [JsonTraceExporter, JsonMetricExporter, JsonLogExporter];
  return {
    spanExporter: new Trace(config('v1/traces')),
    metricExporter: new Metric(config('v1/metrics')),
    logRecordExporter: new Log(config('v1/logs')),
    abort: () => agents.close(),
  };
}
