import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startProgram } from './process.ts';
import type { RunningProgram } from './process.ts';

/** The Collector's ports, all on the loopback address. */
export interface CollectorPorts {
  readonly otlpGrpc: number;
  readonly otlpHttp: number;
  readonly health: number;
  /** Where Prometheus would fetch the metrics that passed. */
  readonly prometheus: number;
  /** The Collector's counters about itself. */
  readonly telemetry: number;
}

/** What a Collector needs. */
export interface CollectorOptions {
  readonly binary: string;
  /** The repository's root, where otel-collector-config.yaml is. Default: the working directory. */
  readonly root?: string;
  /** Keeps its queue, its log and the log records that passed. */
  readonly directory: string;
  readonly ports: CollectorPorts;
  /** Where Jaeger takes OTLP over gRPC, `host:port`. */
  readonly jaegerEndpoint: string;
  /** Lives on when this process ends. Default false. */
  readonly detached?: boolean;
}

/** A Collector that is up. */
export interface RunningCollector extends RunningProgram {
  /** OTLP over HTTP, what exporters take as their endpoint. */
  readonly endpoint: string;
  readonly metricsUrl: string;
  readonly telemetryUrl: string;
  /** JSON lines of OTLP: the log records that passed. */
  readonly logRecordsFile: string;
}

/** Starts a Collector with the project's own configuration and waits until it is healthy. */
export async function startCollector(options: CollectorOptions): Promise<RunningCollector> {
  const { ports, directory } = options;
  const at = (port: number) => `127.0.0.1:${port}`;
  const logRecordsFile = join(directory, 'log-records.jsonl');
  await mkdir(directory, { recursive: true });
  const program = await startProgram({
    name: 'Collector',
    binary: options.binary,
    args: [`--config=${join(options.root ?? process.cwd(), 'otel-collector-config.yaml')}`],
    env: {
      OTLP_GRPC_ENDPOINT: at(ports.otlpGrpc),
      OTLP_HTTP_ENDPOINT: at(ports.otlpHttp),
      HEALTH_ENDPOINT: at(ports.health),
      PROMETHEUS_ENDPOINT: at(ports.prometheus),
      TELEMETRY_HOST: '127.0.0.1',
      TELEMETRY_PORT: String(ports.telemetry),
      JAEGER_ENDPOINT: options.jaegerEndpoint,
      QUEUE_DIRECTORY: join(directory, 'queue'),
      LOG_RECORDS_FILE: logRecordsFile,
    },
    logFile: join(directory, 'collector.log'),
    healthUrl: `http://${at(ports.health)}/`,
    detached: options.detached,
  });
  return {
    ...program,
    endpoint: `http://${at(ports.otlpHttp)}`,
    metricsUrl: `http://${at(ports.prometheus)}/metrics`,
    telemetryUrl: `http://${at(ports.telemetry)}/metrics`,
    logRecordsFile,
  };
}
