import { attributesOf, flatten, nanosOf, numberOf, textOf, valueOf } from './otlp-json.ts';
import type { Json, PlainAttributes, ReceivedOrigin } from './otlp-json.ts';

/** A log record or event as it arrived over OTLP/JSON. */
export interface ReceivedLogRecord extends ReceivedOrigin {
  /** `''` for a log record that is no event. */
  readonly eventName: string;
  /** `null` when there is none. */
  readonly body: unknown;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly attributes: PlainAttributes;
  /** `''` when emitted outside any span. */
  readonly traceId: string;
  /** `''` when emitted outside any span. */
  readonly spanId: string;
  readonly flags: number;
  /** Nanoseconds since 1970, decimal. */
  readonly timeUnixNano: string;
  /** Nanoseconds since 1970, decimal. */
  readonly observedTimeUnixNano: string;
}

/** Reads the log records of an OTLP/JSON log request. Anything else gives none. */
export const readLogRecords = (request: unknown): ReceivedLogRecord[] =>
  flatten(request, ['resourceLogs', 'scopeLogs', 'logRecords'], readLogRecord);

function readLogRecord(record: Json, origin: ReceivedOrigin): ReceivedLogRecord {
  return {
    eventName: textOf(record['eventName']),
    body: valueOf(record['body']),
    severityNumber: numberOf(record['severityNumber']),
    severityText: textOf(record['severityText']),
    attributes: attributesOf(record['attributes']),
    traceId: textOf(record['traceId']),
    spanId: textOf(record['spanId']),
    flags: numberOf(record['flags']),
    timeUnixNano: nanosOf(record['timeUnixNano']),
    observedTimeUnixNano: nanosOf(record['observedTimeUnixNano']),
    ...origin,
  };
}
