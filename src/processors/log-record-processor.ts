import type { AnyValue, Attributes, HrTime, SpanContext } from '@opentelemetry/api';
import type { LogRecordProcessor, ReadableLogRecord } from '@opentelemetry/sdk-logs';
import type { Classified } from '../policy/index.ts';
import type { GateLane } from './lanes.ts';
import { isBefore, numberUpTo, timeOr } from './sendable.ts';
import type { SpanTree } from './span-tree.ts';
import type { GateLifecycle, GateParts } from './span-processor.ts';

/** The last one that OpenTelemetry has, `FATAL4`. */
const MAX_SEVERITY = 24;

type QueuedLogRecord = Parameters<LogRecordProcessor['onEmit']>[0];

/** A log record as it may leave: the fields that batch processor and encoders read. */
class ScrubbedLogRecord implements ReadableLogRecord {
  readonly hrTime: HrTime;
  readonly hrTimeObserved: HrTime;
  spanContext: SpanContext | undefined;
  readonly severityText: string | undefined;
  readonly severityNumber: ReadableLogRecord['severityNumber'];
  readonly body: AnyValue | undefined;
  readonly eventName: string | undefined;
  readonly resource: ReadableLogRecord['resource'];
  readonly instrumentationScope: ReadableLogRecord['instrumentationScope'];
  readonly attributes: Attributes;
  readonly droppedAttributesCount: number;

  constructor(record: ReadableLogRecord, verdict: Classified, lane: GateLane, { fields, tree }: GateParts) {
    const { severityText, eventName, body } = record;
    const kept = tree.nearestKept(record.spanContext);
    this.hrTime = timeOr(record.hrTime, record.hrTimeObserved);
    this.hrTimeObserved = timeOr(record.hrTimeObserved, this.hrTime);
    this.spanContext = kept === undefined ? undefined : fields.spanContext(kept);
    this.severityText = severityText === undefined ? undefined : fields.text(severityText);
    this.severityNumber = numberUpTo(MAX_SEVERITY, record.severityNumber);
    this.body = body === undefined ? undefined : fields.value(body);
    this.eventName = eventName === undefined ? undefined : fields.text(eventName);
    this.resource = lane.resource;
    this.instrumentationScope = fields.scope(record.instrumentationScope);
    this.attributes = fields.itemAttributes('log_record', record.attributes, verdict);
    this.droppedAttributesCount = record.droppedAttributesCount;
  }

  /** Names, in place of a span that was thrown away since, one that is still kept. */
  rehang(tree: SpanTree): void {
    this.spanContext = tree.nearestKept(this.spanContext);
  }
}

/** The gate of log records and events: hands a scrubbed deep copy to the open lane of its class. */
export function createLogRecordGate(parts: GateParts, lifecycle: GateLifecycle): LogRecordProcessor {
  const { policy, lanes, ledger } = parts;
  return {
    onEmit(record: ReadableLogRecord): void {
      const scope = record.instrumentationScope.name;
      try {
        const verdict = policy.admit('log_record', record.eventName, record.attributes, scope);
        const lane = verdict === undefined ? undefined : lanes.open(verdict.classification);
        if (verdict === undefined || lane === undefined) return;
        if (isBefore(record.hrTime, lane)) return ledger.withhold('log_record', 'backdated', scope);
        const scrubbed: ReadableLogRecord = new ScrubbedLogRecord(record, verdict, lane, parts);
        // A batch processor only queues what it gets; it calls none of the setters.
        lane.logRecordProcessor.onEmit(scrubbed as QueuedLogRecord);
        ledger.keep('log_record');
      } catch {
        ledger.withhold('log_record', 'scrubber_error', scope);
      }
    },
    /** Refuses declared events before they are built; the SDK asks once for every record, so here they are counted. */
    enabled({ eventName, instrumentationScope }): boolean {
      if (eventName === undefined) return true;
      const verdict = policy.classify('log_record', eventName, undefined, instrumentationScope.name);
      if (verdict?.source !== 'catalogue') return true;
      return policy.admit('log_record', eventName, undefined, instrumentationScope.name) !== undefined;
    },
    forceFlush: () => lifecycle.forceFlush(),
    shutdown: () => lifecycle.shutdown(),
  };
}
