import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBinaries } from '../../scripts/backend/binaries.ts';
import { startCollector } from '../../scripts/backend/collector.ts';
import type { RunningCollector } from '../../scripts/backend/collector.ts';
import { fetchTrace } from '../../scripts/backend/jaeger-tree.ts';
import { startJaeger } from '../../scripts/backend/jaeger.ts';
import type { RunningJaeger } from '../../scripts/backend/jaeger.ts';
import { freePorts } from '../../scripts/backend/ports.ts';
import type { RunningProgram } from '../../scripts/backend/process.ts';
import { readLogRecords } from '../../src/testing/received-log-record.ts';
import type { ReceivedLogRecord } from '../../src/testing/received-log-record.ts';
import type { ReceivedSpan } from '../../src/testing/received-span.ts';
import { until } from './until.ts';

/** A real Collector and a real Jaeger of a test's own, and what a test asks them. */
export interface Rig {
  /** OTLP over HTTP. */
  readonly endpoint: string;
  readonly jaegerUrl: string;
  readonly collector: Switch;
  readonly jaeger: Switch;
  /** The trace once Jaeger has at least so many spans of it. */
  trace(traceId: string, atLeast?: number): Promise<ReceivedSpan[]>;
  /** Resolves when everything that the Collector took in is either dropped or in Jaeger. */
  settled(): Promise<void>;
  /** What Jaeger has of a trace now. */
  traceNow(traceId: string): Promise<ReceivedSpan[]>;
  /** How many the Collector's filter has dropped, by its own count. */
  filtered(signal: 'spans' | 'datapoints' | 'logs'): Promise<number>;
  /** The Prometheus endpoint's text. */
  metrics(): Promise<string>;
  logRecords(): Promise<ReceivedLogRecord[]>;
  /** Every byte that both hold and wrote: logs, queue and log record files, Jaeger's answers, both metric pages. */
  everything(traceIds: readonly string[]): Promise<Buffer>;
  stop(): Promise<void>;
}

/** Ends one of the two programs and starts it again at the same addresses. */
export interface Switch {
  down(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  up(): Promise<void>;
}

/** Starts a pair on free ports with an empty directory. */
export async function startRig(): Promise<Rig> {
  const binaries = await ensureBinaries();
  const directory = await mkdtemp(join(tmpdir(), 'diagnostic-data-backend-'));
  const jaegerPorts = await ports('otlpGrpc', 'query', 'queryGrpc', 'health');
  const collectorPorts = await ports('otlpGrpc', 'otlpHttp', 'health', 'prometheus', 'telemetry');
  const jaeger = await createSwitch(() =>
    startJaeger({ binary: binaries.jaeger, directory, ports: jaegerPorts }),
  );
  const collector = await createSwitch(() =>
    startCollector({
      binary: binaries.collector,
      directory,
      ports: collectorPorts,
      jaegerEndpoint: jaeger.program().otlpEndpoint,
    }),
  );
  return rigOf(collector, jaeger, directory);
}

function rigOf(
  collector: Controlled<RunningCollector>,
  jaeger: Controlled<RunningJaeger>,
  directory: string,
): Rig {
  const { endpoint, metricsUrl, telemetryUrl, logRecordsFile } = collector.program();
  const { url } = jaeger.program();
  const traceNow = (traceId: string) => fetchTrace(url, traceId);
  return {
    endpoint,
    jaegerUrl: url,
    collector,
    jaeger,
    traceNow,
    async settled() {
      await until('all spans in Jaeger', async () =>
        (await pending(telemetryUrl)) === 0 ? true : undefined,
      );
    },
    trace: (traceId, atLeast = 1) =>
      until(`${atLeast} spans of ${traceId} in Jaeger`, async () => {
        const spans = await traceNow(traceId);
        return spans.length >= atLeast ? spans : undefined;
      }),
    filtered: async (signal) =>
      sumOf(await text(telemetryUrl), `otelcol_processor_filter_${signal}_filtered`),
    metrics: () => text(metricsUrl),
    logRecords: async () => (await lines(logRecordsFile)).flatMap((line) => readLogRecords(JSON.parse(line))),
    async everything(traceIds) {
      const answers = traceIds.map((id) => `/api/v3/traces/${id}`);
      const pages = [...answers, '/api/v3/services'].map((path) => text(url + path));
      const texts = await Promise.all([
        ...pages,
        ...(await operations(url)),
        text(metricsUrl),
        text(telemetryUrl),
      ]);
      return Buffer.concat([...texts.map((page) => Buffer.from(page)), ...(await files(directory))]);
    },
    async stop() {
      await Promise.all([collector.down('SIGKILL'), jaeger.down('SIGKILL')]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

interface Controlled<T> extends Switch {
  program(): T;
}

async function createSwitch<T extends RunningProgram>(start: () => Promise<T>): Promise<Controlled<T>> {
  let program = await start();
  return {
    program: () => program,
    down: (signal) => program.stop(signal),
    async up() {
      program = await start();
    },
  };
}

async function ports<Name extends string>(...names: Name[]): Promise<Record<Name, number>> {
  const free = await freePorts(names.length);
  return Object.fromEntries(names.map((name, index) => [name, free[index]])) as Record<Name, number>;
}

async function text(url: string): Promise<string> {
  return (await fetch(url)).text();
}

async function operations(jaegerUrl: string): Promise<Promise<string>[]> {
  const answer = JSON.parse(await text(`${jaegerUrl}/api/v3/services`)) as { services?: string[] };
  const services = (answer.services ?? []).map(encodeURIComponent);
  return services.map((service) => text(`${jaegerUrl}/api/v3/operations?service=${service}`));
}

async function files(directory: string): Promise<Buffer[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map((path) => readFile(path)));
}

/** The lines of a file that is being written, without the last one while its end is missing. */
async function lines(path: string): Promise<string[]> {
  const content = await readFile(path, 'utf8').catch(() => '');
  return content.split('\n').slice(0, -1);
}

/** Spans that were taken in and are neither dropped nor passed on yet. */
async function pending(telemetryUrl: string): Promise<number> {
  const page = await text(telemetryUrl);
  const sum = (name: string) => sumOf(page, `otelcol_${name}`);
  return sum('receiver_accepted_spans') - sum('processor_filter_spans_filtered') - sum('exporter_sent_spans');
}

/** Sums the samples of a Prometheus page whose name begins so; 0 when there is none yet. */
function sumOf(page: string, name: string): number {
  const samples = page.split('\n').filter((line) => line.startsWith(name));
  return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
