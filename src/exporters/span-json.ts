import type { HrTime, Link, SpanContext } from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace';
import { type AttributeWriter, createAttributeWriter, quote } from './attribute-json.ts';

const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

/**
 * Writes spans as an OTLP/JSON trace request (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
 * Says the same as OpenTelemetry's `JsonTraceSerializer` (a test holds the two against each other) but writes text at
 * once instead of building objects first, which earns back more than gate and scrubbing cost.
 */
export function createSpanWriter(): (spans: readonly ReadableSpan[]) => string {
  const writeAttributes = createAttributeWriter();
  return (spans) => {
    const resources = [...groupSpans(spans)].map(([resource, scopes]) => {
      const scopeSpans = [...scopes.values()].map((group) => writeScopeSpans(group, writeAttributes));
      return `{"resource":${writeResource(resource, writeAttributes)},"scopeSpans":[${scopeSpans.join(',')}]${writeSchemaUrl(resource.schemaUrl || undefined)}}`;
    });
    return `{"resourceSpans":[${resources.join(',')}]}`;
  };
}

/** By resource object, and within by what tells scopes apart. */
function groupSpans(spans: readonly ReadableSpan[]): Map<Resource, Map<string, ReadableSpan[]>> {
  const resources = new Map<Resource, Map<string, ReadableSpan[]>>();
  let lastScope: InstrumentationScope | undefined;
  let lastResource: Resource | undefined;
  let group: ReadableSpan[] = [];
  for (const span of spans) {
    const { resource, instrumentationScope: scope } = span;
    if (scope !== lastScope || resource !== lastResource) {
      const scopes = resources.get(resource) ?? new Map<string, ReadableSpan[]>();
      resources.set(resource, scopes);
      const key = `${scope.name}@${scope.version ?? ''}:${scope.schemaUrl ?? ''}`;
      group = scopes.get(key) ?? [];
      scopes.set(key, group);
      lastScope = scope;
      lastResource = resource;
    }
    group.push(span);
  }
  return resources;
}

function writeResource(resource: Resource, writeAttributes: AttributeWriter): string {
  const schemaUrl = writeSchemaUrl(resource.schemaUrl || undefined);
  return `{"attributes":${writeAttributes(resource.attributes)},"droppedAttributesCount":0${schemaUrl}}`;
}

function writeScopeSpans(spans: readonly ReadableSpan[], writeAttributes: AttributeWriter): string {
  let text = '';
  for (const span of spans)
    text += text === '' ? writeSpan(span, writeAttributes) : `,${writeSpan(span, writeAttributes)}`;
  const scope = spans[0]!.instrumentationScope;
  return `{"scope":${writeScope(scope, writeAttributes)},"spans":[${text}]${writeSchemaUrl(scope.schemaUrl)}}`;
}

function writeScope(scope: InstrumentationScope & ScopeAttributes, writeAttributes: AttributeWriter): string {
  const { name, version, attributes, droppedAttributesCount = 0 } = scope;
  const hasAttributes = attributes !== undefined && Object.keys(attributes).length > 0;
  return (
    `{"name":${quote(name)}` +
    (version === undefined ? '' : `,"version":${quote(version)}`) +
    (hasAttributes
      ? `,"attributes":${writeAttributes(attributes)},"droppedAttributesCount":${droppedAttributesCount}`
      : '') +
    '}'
  );
}

/** Scopes of loggers have them; those of tracers may one day. */
interface ScopeAttributes {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly droppedAttributesCount?: number;
}

function writeSpan(span: ReadableSpan, writeAttributes: AttributeWriter): string {
  const context = span.spanContext();
  const { parentSpanContext: parent, status, events, links } = span;
  return (
    `{"traceId":"${context.traceId}","spanId":"${context.spanId}"` +
    (parent?.spanId ? `,"parentSpanId":"${parent.spanId}"` : '') +
    writeTraceState(context) +
    `,"name":${quote(span.name)},"kind":${span.kind + 1}` +
    `,"startTimeUnixNano":"${writeTime(span.startTime)}","endTimeUnixNano":"${writeTime(span.endTime)}"` +
    `,"attributes":${writeAttributes(span.attributes)}` +
    `,"droppedAttributesCount":${span.droppedAttributesCount}` +
    `,"events":${events.length === 0 ? '[]' : `[${events.map((event) => writeEvent(event, writeAttributes)).join(',')}]`}` +
    `,"droppedEventsCount":${span.droppedEventsCount}` +
    `,"status":{"code":${status.code}${status.message === undefined ? '' : `,"message":${quote(status.message)}`}}` +
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
    `,"spanId":"${context.spanId}","traceId":"${context.traceId}"${writeTraceState(context)}` +
    `,"droppedAttributesCount":${link.droppedAttributesCount ?? 0}` +
    `,"flags":${writeFlags(context, context.isRemote)}}`
  );
}

function writeTraceState({ traceState }: SpanContext): string {
  return traceState === undefined ? '' : `,"traceState":${quote(traceState.serialize())}`;
}

function writeSchemaUrl(schemaUrl: string | undefined): string {
  return schemaUrl === undefined ? '' : `,"schemaUrl":${quote(schemaUrl)}`;
}

function writeFlags({ traceFlags }: SpanContext, isRemote: boolean | undefined): number {
  return (traceFlags & 0xff) | HAS_IS_REMOTE | (isRemote === true ? IS_REMOTE : 0);
}

/** Nanoseconds since 1970 as decimal digits. */
function writeTime([seconds, nanos]: HrTime): string {
  if (seconds <= 0) return String(BigInt(Math.trunc(seconds)) * 1_000_000_000n + BigInt(Math.trunc(nanos)));
  return Math.trunc(seconds) + String(1_000_000_000 + Math.trunc(nanos)).slice(1);
}
