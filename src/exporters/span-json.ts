import type { Link, SpanContext } from '@opentelemetry/api';
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace';
import { type AttributeWriter, quote } from './attribute-json.ts';
import { createRequestWriter, writeText, writeTime, writeTraceState } from './request-json.ts';

const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

/** Creates a writer of OTLP/JSON trace requests. */
export function createSpanWriter(): (spans: readonly ReadableSpan[]) => string {
  return createRequestWriter({ signal: 'Spans', list: 'spans', write: writeSpan });
}

function writeSpan(span: ReadableSpan, writeAttributes: AttributeWriter): string {
  const context = span.spanContext();
  const { parentSpanContext: parent, status, events, links } = span;
  return (
    `{"traceId":"${context.traceId}","spanId":"${context.spanId}"` +
    (parent?.spanId ? `,"parentSpanId":"${parent.spanId}"` : '') +
    writeTraceState(context.traceState) +
    `,"name":${quote(span.name)},"kind":${span.kind + 1}` +
    `,"startTimeUnixNano":"${writeTime(span.startTime)}","endTimeUnixNano":"${writeTime(span.endTime)}"` +
    `,"attributes":${writeAttributes(span.attributes)}` +
    `,"droppedAttributesCount":${span.droppedAttributesCount}` +
    `,"events":${events.length === 0 ? '[]' : `[${events.map((event) => writeEvent(event, writeAttributes)).join(',')}]`}` +
    `,"droppedEventsCount":${span.droppedEventsCount}` +
    `,"status":{"code":${status.code}${writeText('message', status.message)}}` +
    `,"links":${links.length === 0 ? '[]' : `[${links.map((link) => writeLink(link, writeAttributes)).join(',')}]`}` +
    `,"droppedLinksCount":${span.droppedLinksCount},"flags":${writeFlags(context, parent?.isRemote)}}`
  );
}

function writeEvent(event: TimedEvent, writeAttributes: AttributeWriter): string {
  return (
    `{"attributes":${event.attributes === undefined ? '[]' : writeAttributes(event.attributes)}` +
    `,"name":${quote(event.name)},"timeUnixNano":"${writeTime(event.time)}"` +
    `,"droppedAttributesCount":${event.droppedAttributesCount ?? 0}}`
  );
}

function writeLink(link: Link, writeAttributes: AttributeWriter): string {
  const { context } = link;
  return (
    `{"attributes":${link.attributes === undefined ? '[]' : writeAttributes(link.attributes)}` +
    `,"spanId":"${context.spanId}","traceId":"${context.traceId}"${writeTraceState(context.traceState)}` +
    `,"droppedAttributesCount":${link.droppedAttributesCount ?? 0}` +
    `,"flags":${writeFlags(context, context.isRemote)}}`
  );
}

function writeFlags({ traceFlags }: SpanContext, isRemote: boolean | undefined): number {
  return (traceFlags & 0xff) | HAS_IS_REMOTE | (isRemote === true ? IS_REMOTE : 0);
}
