import { ExportResultCode } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { LogRecordExporter, LogRecordProcessor, ReadableLogRecord } from '@opentelemetry/sdk-logs';
import {
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import type { ReadableSpan, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace';
import {
  type Classification,
  type Discarded,
  type Ledger,
  NOTHING_DISCARDED,
  type Policy,
  type Signal,
  type WithholdReason,
} from '../policy/index.ts';
import { createDoor } from './door.ts';
import { defined, type LaneSettings } from './lane-settings.ts';
import { createMetricDoor, type MetricDoor } from './metric-door.ts';
import { createLogRecordQueue, createSpanQueue } from './queues.ts';
import { settledWithin } from './within.ts';

/** The exporters of one lane and the means to stop them at once. */
export interface LaneTransport {
  readonly spanExporter: SpanExporter;
  readonly metricExporter: PushMetricExporter;
  readonly logRecordExporter: LogRecordExporter;
  /** Ends requests in flight and refuses new ones, retries included. */
  abort(): void;
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
  /** Called after that, with spans or log records that are about to leave. */
  readonly lastChange: (items: readonly object[]) => void;
}

/** One classification's way out. Its promises never reject. */
export interface Lane {
  readonly classification: Classification;
  readonly resource: Resource;
  readonly sinceStart: boolean;
  readonly isOpen: boolean;
  readonly openedAt: number;
  readonly ended: 'consent_changed' | 'shut_down' | undefined;
  readonly spanProcessor: SpanProcessor;
  readonly logRecordProcessor: LogRecordProcessor;
  readonly meterProvider: MeterProvider;
  /** Sends what is queued; resolves when nothing is in flight. */
  forceFlush(): Promise<void>;
  /**
   * Throws the lane away: from the return of this call nothing leaves; resolves when its queues are empty, with what was
   * in them or in flight.
   *
   * @param reason is counted for what was in them. Default: `consent_changed`.
   */
  close(reason?: 'consent_changed' | 'export_failed'): Promise<Discarded>;
  /** Sends what is queued, then closes. */
  shutdown(): Promise<void>;
}

/** Emptying queues into a closed door takes no time; an application's callback that hangs must not hold up the rest. */
const MAX_DRAIN_MILLIS = 1000;

/** Makes a lane: queues, and OpenTelemetry's own collecting, in front of doors. */
export function createLane(options: LaneOptions): Lane {
  const { classification, resource, sinceStart, transport } = options;
  const discarded = { ...NOTHING_DISCARDED };
  let reasonOfLoss: WithholdReason = 'consent_changed';
  const doors = createDoors(options, (signal, count) => {
    discarded[signal] += count;
    options.ledger.withhold(signal, reasonOfLoss, classification, count);
  });
  const processors = createParts(options, doors);
  const parts = Object.values(processors);
  let isOpen = true;
  let ended: Lane['ended'];

  async function flushed(work: () => readonly Promise<unknown>[]): Promise<void> {
    await Promise.allSettled(work()); // failures are counted at the door
    await Promise.all(Object.values(doors).map((door) => door.forceFlush()));
  }

  return {
    classification,
    resource,
    sinceStart,
    openedAt: Date.now(),
    ...processors,
    get isOpen() {
      return isOpen;
    },
    get ended() {
      return ended;
    },
    forceFlush: () => flushed(() => parts.map((part) => part.forceFlush())),
    async close(reason = 'consent_changed') {
      if (!isOpen) return NOTHING_DISCARDED;
      isOpen = false;
      ended ??= 'consent_changed';
      reasonOfLoss = reason;
      transport.abort();
      for (const door of Object.values(doors)) door.close();
      await settledWithin(MAX_DRAIN_MILLIS, Promise.allSettled(parts.map((part) => part.shutdown())));
      return { ...discarded };
    },
    async shutdown() {
      if (!isOpen) return;
      ended = 'shut_down';
      await flushed(() => parts.map((part) => part.shutdown()));
      isOpen = false;
      transport.abort();
    },
  };
}

/** The doors of the three signals. */
function createDoors(options: LaneOptions, onRefused: (signal: Signal, count: number) => void) {
  const { classification, transport, ledger, policy, recheck, lastChange } = options;
  const told = (signal: Signal) => ({
    recheck(items: unknown): void {
      recheck();
      if (Array.isArray(items)) lastChange(items);
    },
    onRefused: (count: number) => onRefused(signal, count),
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

/** Queues, and OpenTelemetry's own collecting, in front of the doors. */
function createParts(options: LaneOptions, doors: ReturnType<typeof createDoors>) {
  const { resource, settings, ledger } = options;
  const reader = new PeriodicExportingMetricReader({
    exporter: answeredAtOnce(doors.metrics),
    ...defined(settings.metrics),
  });
  const full = (signal: Signal) => (): void => ledger.withhold(signal, 'queue_full');
  return {
    spanProcessor: createSpanQueue({
      door: doors.spans,
      resource,
      onFull: full('span'),
      ...defined(settings.spans),
    }),
    logRecordProcessor: createLogRecordQueue({
      door: doors.logRecords,
      resource,
      onFull: full('log_record'),
      ...defined(settings.logRecords),
    }),
    meterProvider: new MeterProvider({ resource, readers: [reader] }),
  };
}

/**
 * The reader keeps the process alive while it waits for an answer. It needs none: the door counts what fails, and a
 * flush waits at the door.
 */
function answeredAtOnce(door: MetricDoor): PushMetricExporter {
  return {
    ...door,
    export(metrics, callback) {
      door.export(metrics, () => undefined);
      callback({ code: ExportResultCode.SUCCESS });
    },
    forceFlush: () => door.forceFlush(),
    shutdown: () => door.shutdown(),
  };
}
