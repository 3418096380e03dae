import { TraceFlags } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, type LogRecordProcessor } from '@opentelemetry/sdk-logs';
import {
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace';
import type { LogRecordExporter, ReadableLogRecord } from '@opentelemetry/sdk-logs';
import {
  type Classification,
  type Discarded,
  type Ledger,
  NOTHING_DISCARDED,
  type Policy,
  type Signal,
} from '../policy/index.ts';
import { createDoor, type Door } from './door.ts';
import { createMetricDoor } from './metric-door.ts';
import { createQueueCount } from './queue-count.ts';
import { settledWithin } from './within.ts';

/** The exporters of one lane and the means to stop them at once. */
export interface LaneTransport {
  readonly spanExporter: SpanExporter;
  readonly metricExporter: PushMetricExporter;
  readonly logRecordExporter: LogRecordExporter;
  /** Ends requests in flight and refuses new ones, retries included. */
  abort(): void;
}

/** How a lane batches. */
export interface BatchOptions {
  /** Items kept while they wait; more are lost. Default: 2048. */
  readonly maxQueueSize?: number | undefined;
  /** Items sent in one request. Default: 512. */
  readonly maxExportBatchSize?: number | undefined;
  /** Longest wait of an item before it is sent. Default: 5000 for spans, 1000 for log records. */
  readonly scheduledDelayMillis?: number | undefined;
  /** Longest time an export may take. Default: 30000. */
  readonly exportTimeoutMillis?: number | undefined;
}

/** How often a lane collects metrics. */
export interface CollectionOptions {
  /** Time between two collections. Default: 60000. */
  readonly exportIntervalMillis?: number | undefined;
  /** Longest time a collection and its export may take. Default: 30000, or the interval if that is shorter. */
  readonly exportTimeoutMillis?: number | undefined;
}

/** Settings of the stock processors in each lane. */
export interface LaneSettings {
  readonly spans?: BatchOptions | undefined;
  readonly logRecords?: BatchOptions | undefined;
  readonly metrics?: CollectionOptions | undefined;
}

/** Options of {@link createLane}. */
export interface LaneOptions {
  readonly classification: Classification;
  readonly resource: Resource;
  /** Whether the lane is made at start-up. */
  readonly sinceStart: boolean;
  readonly transport: LaneTransport;
  readonly settings: LaneSettings;
  readonly policy: Policy;
  readonly ledger: Ledger;
  /** Called before each export: looks whether consent was withdrawn elsewhere, and closes the lane if it was. */
  readonly recheck: () => void;
}

/** One classification's way out. Its promises never reject. */
export interface Lane {
  readonly classification: Classification;
  readonly resource: Resource;
  readonly sinceStart: boolean;
  readonly isOpen: boolean;
  readonly spanProcessor: SpanProcessor;
  readonly logRecordProcessor: LogRecordProcessor;
  readonly meterProvider: MeterProvider;
  /** Sends what is queued; resolves when nothing is in flight. */
  forceFlush(): Promise<void>;
  /**
   * Throws the lane away: from the return of this call nothing leaves; resolves when its queues are empty, with what was
   * in them or in flight.
   */
  close(): Promise<Discarded>;
  /** Sends what is queued, then closes. */
  shutdown(): Promise<void>;
}

/** Emptying queues into a closed door takes no time; an application's callback that hangs must not hold up the rest. */
const MAX_DRAIN_MILLIS = 1000;

/** Makes a lane of stock OpenTelemetry parts behind doors. */
export function createLane(options: LaneOptions): Lane {
  const { classification, resource, sinceStart, transport } = options;
  const discarded = { ...NOTHING_DISCARDED };
  const doors = createDoors(options, discarded);
  const stock = createStockParts(options, doors);
  const parts = Object.values(stock);
  let isOpen = true;

  async function flushed(work: () => readonly Promise<unknown>[]): Promise<void> {
    await Promise.allSettled(work()); // failures are counted at the door
    await Promise.all(Object.values(doors).map((door) => door.forceFlush()));
  }

  return {
    classification,
    resource,
    sinceStart,
    ...stock,
    get isOpen() {
      return isOpen;
    },
    forceFlush: () => flushed(() => parts.map((part) => part.forceFlush())),
    async close() {
      if (!isOpen) return NOTHING_DISCARDED;
      isOpen = false;
      transport.abort();
      for (const door of Object.values(doors)) door.close();
      await settledWithin(MAX_DRAIN_MILLIS, Promise.allSettled(parts.map((part) => part.shutdown())));
      return { ...discarded };
    },
    async shutdown() {
      if (!isOpen) return;
      await flushed(() => parts.map((part) => part.shutdown()));
      isOpen = false;
      transport.abort();
    },
  };
}

/** The doors of the three signals; what they refuse is added to `discarded`. */
function createDoors(options: LaneOptions, discarded: Record<Signal, number>) {
  const { classification, transport, ledger, policy, recheck } = options;
  const told = (signal: Signal) => ({
    recheck,
    onRefused(count: number) {
      discarded[signal] += count;
      ledger.withhold(signal, 'consent_changed', '', count);
    },
    onFailed: (count: number) => ledger.withhold(signal, 'export_failed', classification, count),
  });
  const size = (items: readonly unknown[]): number => items.length;
  const { spanExporter, logRecordExporter, metricExporter } = transport;
  return {
    spans: createDoor<ReadableSpan[]>({ exporter: spanExporter, size, ...told('span') }),
    logRecords: createDoor<ReadableLogRecord[]>({
      exporter: logRecordExporter,
      size,
      ...told('log_record'),
    }),
    metrics: createMetricDoor({ exporter: metricExporter, policy, classification, ...told('metric') }),
  };
}

/** OpenTelemetry's own batching and collecting, in front of the doors. */
function createStockParts(options: LaneOptions, doors: ReturnType<typeof createDoors>) {
  const { resource, settings } = options;
  const reader = new PeriodicExportingMetricReader({
    exporter: doors.metrics,
    ...defined(settings.metrics),
  });
  return {
    spanProcessor: createSpanQueue(options, doors.spans),
    logRecordProcessor: createLogRecordQueue(options, doors.logRecords),
    meterProvider: new MeterProvider({ resource, readers: [reader] }),
  };
}

function createSpanQueue({ settings, ledger }: LaneOptions, door: Door<ReadableSpan[]>): SpanProcessor {
  const onFull = (): void => ledger.withhold('span', 'queue_full');
  const queue = createQueueCount(door, settings.spans?.maxQueueSize, onFull);
  const stock = new BatchSpanProcessor({ exporter: queue.door, ...defined(settings.spans) });
  return {
    onStart: () => undefined,
    onEnd(span) {
      const isSampled = (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0;
      if (isSampled && queue.take()) stock.onEnd(span);
    },
    forceFlush: () => stock.forceFlush(),
    shutdown: () => stock.shutdown(),
  };
}

function createLogRecordQueue(
  { settings, ledger }: LaneOptions,
  door: Door<ReadableLogRecord[]>,
): LogRecordProcessor {
  const onFull = (): void => ledger.withhold('log_record', 'queue_full');
  const queue = createQueueCount(door, settings.logRecords?.maxQueueSize, onFull);
  const stock = new BatchLogRecordProcessor({ exporter: queue.door, ...defined(settings.logRecords) });
  // While it flushes, the stock processor ignores other flushes, that of its shutdown too: records would stay behind.
  let flushing: Promise<void> = Promise.resolve();
  const afterwards = (work: () => Promise<void>): Promise<void> => (flushing = flushing.then(work, work));
  return {
    onEmit(record) {
      if (queue.take()) stock.onEmit(record);
    },
    forceFlush: () => afterwards(() => stock.forceFlush()),
    shutdown: () => afterwards(() => stock.shutdown()),
  };
}

/** An option that is `undefined` is one that was not given. */
function defined<T extends object>(options: T | undefined): { [K in keyof T]: Exclude<T[K], undefined> } {
  const given = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]: Exclude<T[K], undefined> };
}
