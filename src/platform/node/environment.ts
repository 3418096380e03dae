import type { LaneSettings, OtlpProtocol } from '../../exporters/index.ts';

/** What the `OTEL_*` variables ask for, as far as the SDK's parts do not read them themselves. */
export interface OtelEnvironment {
  readonly isDisabled: boolean;
  readonly protocol: OtlpProtocol;
  readonly propagators: readonly string[];
  /** Whether a sampler other than always-on decides, so that the root of a trace matters. */
  readonly samples: boolean;
  /** Longest time of an export, where no variable sets one: enough to outlast a Collector that restarts. */
  readonly timeoutMillis: number | undefined;
  readonly batching: LaneSettings;
  /** What could not be honoured, for the person who set it. Holds no value of a variable. */
  readonly warnings: readonly string[];
}

const DEFAULT_TIMEOUT_MILLIS = 30_000;

const EXPORT_TIMEOUTS = ['', '_TRACES', '_METRICS', '_LOGS'].map(
  (signal) => `OTEL_EXPORTER_OTLP${signal}_TIMEOUT`,
);

/** A timer that is set to more goes off at once, and again each millisecond. */
const MAX_TIMER = 2_147_483_647;

/** Reads the variables. What is wrong in them is never an error: they are not the application's. */
export function readOtelEnvironment(environment: NodeJS.ProcessEnv): OtelEnvironment {
  const warnings: string[] = [];
  const text = (name: string): string | undefined => {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  };
  const millis = (name: string): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (Number.isInteger(number) && number > 0 && number <= MAX_TIMER) return number;
    warnings.push(`${name} is not a positive whole number up to ${MAX_TIMER}; the default is used.`);
    return undefined;
  };
  if (text('OTEL_CONFIG_FILE') !== undefined)
    warnings.push(
      'OTEL_CONFIG_FILE is not supported: what it configures would not be scrubbed. It is ignored.',
    );
  const sampler = text('OTEL_TRACES_SAMPLER');
  return {
    isDisabled: text('OTEL_SDK_DISABLED')?.toLowerCase() === 'true',
    protocol: readProtocol(text('OTEL_EXPORTER_OTLP_PROTOCOL'), warnings),
    propagators: (text('OTEL_PROPAGATORS') ?? 'tracecontext').split(',').map((name) => name.trim()),
    samples: sampler !== undefined && sampler !== 'always_on' && sampler !== 'parentbased_always_on',
    timeoutMillis: EXPORT_TIMEOUTS.some((name) => text(name) !== undefined)
      ? undefined
      : DEFAULT_TIMEOUT_MILLIS,
    batching: {
      spans: batch('OTEL_BSP', millis),
      logRecords: batch('OTEL_BLRP', millis),
      metrics: collection(millis('OTEL_METRIC_EXPORT_INTERVAL'), millis('OTEL_METRIC_EXPORT_TIMEOUT')),
    },
    warnings,
  };
}

function readProtocol(value: string | undefined, warnings: string[]): OtlpProtocol {
  if (value === undefined || value === 'http/json') return 'http/json';
  if (value === 'http/protobuf') return value;
  warnings.push('OTEL_EXPORTER_OTLP_PROTOCOL is neither http/json nor http/protobuf; http/json is used.');
  return 'http/json';
}

function batch(prefix: string, millis: (name: string) => number | undefined) {
  return {
    maxQueueSize: millis(`${prefix}_MAX_QUEUE_SIZE`),
    maxExportBatchSize: millis(`${prefix}_MAX_EXPORT_BATCH_SIZE`),
    scheduledDelayMillis: millis(`${prefix}_SCHEDULE_DELAY`),
    exportTimeoutMillis: millis(`${prefix}_EXPORT_TIMEOUT`),
  };
}

/** The SDK refuses a time limit beyond the interval. */
function collection(exportIntervalMillis: number | undefined, timeoutMillis: number | undefined) {
  const exportTimeoutMillis =
    timeoutMillis === undefined ? undefined : Math.min(timeoutMillis, exportIntervalMillis ?? 60_000);
  return { exportIntervalMillis, exportTimeoutMillis };
}
