import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startProgram } from './process.ts';
import type { RunningProgram } from './process.ts';

/** Jaeger's ports, all on the loopback address. */
export interface JaegerPorts {
  readonly otlpGrpc: number;
  /** Its page and its API. */
  readonly query: number;
  readonly queryGrpc: number;
  readonly health: number;
}

/** What a Jaeger needs. */
export interface JaegerOptions {
  readonly binary: string;
  /** The repository's root. Default: the working directory. */
  readonly root?: string;
  /** Keeps its log. */
  readonly directory: string;
  readonly ports: JaegerPorts;
  /** Lives on when this process ends. Default false. */
  readonly detached?: boolean;
}

/** A Jaeger that is up. Traces are in memory and end with it. */
export interface RunningJaeger extends RunningProgram {
  /** Where the Collector sends traces, `host:port`. */
  readonly otlpEndpoint: string;
  /** Base address of its page and API. */
  readonly url: string;
}

/** Starts a Jaeger that keeps traces in memory and waits until it is healthy. */
export async function startJaeger(options: JaegerOptions): Promise<RunningJaeger> {
  const { ports, directory } = options;
  const at = (port: number) => `127.0.0.1:${port}`;
  await mkdir(directory, { recursive: true });
  const program = await startProgram({
    name: 'Jaeger',
    binary: options.binary,
    args: [`--config=${join(options.root ?? process.cwd(), 'scripts', 'backend', 'jaeger.yaml')}`],
    env: {
      JAEGER_OTLP_ENDPOINT: at(ports.otlpGrpc),
      JAEGER_QUERY_ENDPOINT: at(ports.query),
      JAEGER_QUERY_GRPC_ENDPOINT: at(ports.queryGrpc),
      JAEGER_HEALTH_ENDPOINT: at(ports.health),
    },
    logFile: join(directory, 'jaeger.log'),
    healthUrl: `http://${at(ports.health)}/status`,
    detached: options.detached,
  });
  return { ...program, otlpEndpoint: at(ports.otlpGrpc), url: `http://${at(ports.query)}` };
}
