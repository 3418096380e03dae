import type { HrTime, TraceState } from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import { type AttributeWriter, createAttributeWriter, quote } from './attribute-json.ts';

/** What spans and log records have in common. */
export interface ScopedItem {
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
}

/** How items of one signal become OTLP/JSON. */
export interface ItemForm<T> {
  /** The name of the signal in `resource…` and `scope…`. */
  readonly signal: 'Spans' | 'Logs';
  /** The name of the list of items. */
  readonly list: 'spans' | 'logRecords';
  readonly write: (item: T, writeAttributes: AttributeWriter) => string;
}

/**
 * Creates a writer of OTLP/JSON requests (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding). Says the
 * same as OpenTelemetry's serializers (a test holds the two against each other), except for numbers that these write so
 * that a Collector refuses the request; and writes text at once instead of building objects first, which earns back
 * more than gate and scrubbing cost.
 */
export function createRequestWriter<T extends ScopedItem>(
  form: ItemForm<T>,
): (items: readonly T[]) => string {
  const { signal, list, write } = form;
  const writeAttributes = createAttributeWriter();

  function writeScopeItems(items: readonly T[]): string {
    let text = '';
    for (const item of items)
      text += text === '' ? write(item, writeAttributes) : `,${write(item, writeAttributes)}`;
    const scope = items[0]!.instrumentationScope;
    return `{"scope":${writeScope(scope, writeAttributes)},"${list}":[${text}]${writeSchemaUrl(scope.schemaUrl)}}`;
  }

  return (items) => {
    const resources = [...groupItems(items)].map(([resource, scopes]) => {
      const scopeItems = [...scopes.values()].map(writeScopeItems);
      return `{"resource":${writeResource(resource, writeAttributes)},"scope${signal}":[${scopeItems.join(',')}]${writeSchemaUrl(resource.schemaUrl || undefined)}}`;
    });
    return `{"resource${signal}":[${resources.join(',')}]}`;
  };
}

/** By resource object, and within by scope object: the gates keep both by identity. */
function groupItems<T extends ScopedItem>(
  items: readonly T[],
): Map<Resource, Map<InstrumentationScope, T[]>> {
  const resources = new Map<Resource, Map<InstrumentationScope, T[]>>();
  let lastScope: InstrumentationScope | undefined;
  let lastResource: Resource | undefined;
  let group: T[] = [];
  for (const item of items) {
    const { resource, instrumentationScope: scope } = item;
    if (scope !== lastScope || resource !== lastResource) {
      const scopes = resources.get(resource) ?? new Map<InstrumentationScope, T[]>();
      resources.set(resource, scopes);
      group = scopes.get(scope) ?? [];
      scopes.set(scope, group);
      lastScope = scope;
      lastResource = resource;
    }
    group.push(item);
  }
  return resources;
}

function writeResource(resource: Resource, writeAttributes: AttributeWriter): string {
  const schemaUrl = writeSchemaUrl(resource.schemaUrl || undefined);
  return `{"attributes":${writeAttributes(resource.attributes)},"droppedAttributesCount":0${schemaUrl}}`;
}

/** Scopes of loggers have attributes; those of tracers may one day. */
interface ScopeAttributes {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly droppedAttributesCount?: number;
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

function writeSchemaUrl(schemaUrl: string | undefined): string {
  return schemaUrl === undefined ? '' : `,"schemaUrl":${quote(schemaUrl)}`;
}

/** A field with a text, if there is one. */
export function writeText(field: string, text: string | undefined): string {
  return text === undefined ? '' : `,"${field}":${quote(text)}`;
}

export function writeTraceState(traceState: TraceState | undefined): string {
  return writeText('traceState', traceState?.serialize());
}

/** Nanoseconds since 1970 as decimal digits. */
export function writeTime([seconds, nanos]: HrTime): string {
  if (seconds <= 0) return String(BigInt(Math.trunc(seconds)) * 1_000_000_000n + BigInt(Math.trunc(nanos)));
  return Math.trunc(seconds) + String(1_000_000_000 + Math.trunc(nanos)).slice(1);
}
