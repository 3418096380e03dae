import type { Counter, Span, Tracer } from '@opentelemetry/api';
import { LoggerProvider } from '@opentelemetry/sdk-logs';
import { TracerProvider } from '@opentelemetry/sdk-trace';
import {
  type Consent,
  type ConsentChoice,
  type ConsentStore,
  createConsent,
  createDiagnosticData,
  type DiagnosticData,
  type Level,
} from '../../../src/index.ts';
import type { Sink } from './sink.ts';

/** A record that several processes share; here, one and the test. */
export interface SharedRecord extends ConsentStore {
  failsNext: boolean;
  /** Another process records a choice. */
  writeElsewhere(level: Level): void;
}

/** Our gates, lanes and doors around OpenTelemetry's own SDK, in memory. */
export interface System {
  readonly consent: Consent;
  readonly record: SharedRecord;
  readonly sink: Sink;
  readonly diagnosticData: DiagnosticData;
  readonly openSpans: Map<number, Span>;
  readonly tracer: Tracer;
  readonly counter: Counter;
  readonly log: (body: string, attributes: Record<string, string>) => void;
}

export function createSystem(initial: Level | undefined, sink: Sink): System {
  const record = createSharedRecord(initial);
  const consent = createConsent({ store: record });
  const diagnosticData = createDiagnosticData({
    product: { name: 'model' },
    consent,
    transport: () => sink.transport(),
    batching: {
      spans: { scheduledDelayMillis: 1, maxExportBatchSize: 2 },
      logRecords: { scheduledDelayMillis: 1, maxExportBatchSize: 2 },
      metrics: { exportIntervalMillis: 2, exportTimeoutMillis: 2 },
    },
  });
  const tracers = new TracerProvider({ spanProcessors: [diagnosticData.spanProcessor] });
  const loggers = new LoggerProvider({ processors: [diagnosticData.logRecordProcessor] });
  const logger = loggers.getLogger('model');
  return {
    consent,
    record,
    sink,
    diagnosticData,
    openSpans: new Map(),
    tracer: diagnosticData.frontTracerProvider(tracers).getTracer('model'),
    counter: diagnosticData.meterProvider.getMeter('model').createCounter('model.items'),
    log: (body, attributes) => logger.emit({ body, attributes }),
  };
}

function createSharedRecord(initial: Level | undefined): SharedRecord {
  let opened = 0;
  const choose = (level: Level): ConsentChoice => ({
    level,
    source: 'settings',
    time: new Date().toISOString(),
    optionalId: `elsewhere ${++opened}`,
  });
  let choice = initial === undefined ? undefined : choose(initial);
  let seen = choice;
  const record: SharedRecord = {
    failsNext: false,
    writeElsewhere: (level) => void (choice = choose(level)),
    hasChanged: () => seen !== choice,
    read: () => (seen = choice),
    async write(next) {
      const fails = record.failsNext;
      record.failsNext = false;
      await Promise.resolve();
      if (fails) throw new Error('disk full');
      choice = next;
    },
  };
  return record;
}
