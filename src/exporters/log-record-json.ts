import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { type AttributeWriter, writeValue } from './attribute-json.ts';
import { createRequestWriter, writeText, writeTime } from './request-json.ts';

/** Creates a writer of OTLP/JSON log requests. */
export function createLogRecordWriter(): (records: readonly ReadableLogRecord[]) => string {
  return createRequestWriter({ signal: 'Logs', list: 'logRecords', write: writeLogRecord });
}

function writeLogRecord(record: ReadableLogRecord, writeAttributes: AttributeWriter): string {
  const { severityNumber, spanContext: context } = record;
  return (
    `{"timeUnixNano":"${writeTime(record.hrTime)}","observedTimeUnixNano":"${writeTime(record.hrTimeObserved)}"` +
    (severityNumber === undefined ? '' : `,"severityNumber":${severityNumber}`) +
    writeText('severityText', record.severityText) +
    `,"body":${writeValue(record.body)}` +
    writeText('eventName', record.eventName) +
    `,"attributes":${writeAttributes(record.attributes)}` +
    `,"droppedAttributesCount":${record.droppedAttributesCount}` +
    (context === undefined
      ? ''
      : `,"flags":${context.traceFlags & 0xff},"traceId":"${context.traceId}","spanId":"${context.spanId}"`) +
    '}'
  );
}
