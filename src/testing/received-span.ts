import { attributesOf, flatten, listOf, nanosOf, numberOf, textOf } from './otlp-json.ts';
import type { Json, PlainAttributes, ReceivedOrigin } from './otlp-json.ts';

/** What a span stands for, in words: the numbers of OTLP and of the OTel API differ by one. */
export type ReceivedSpanKind = 'unspecified' | 'internal' | 'server' | 'client' | 'producer' | 'consumer';

/** An event on a received span. */
export interface ReceivedSpanEvent {
  readonly name: string;
  /** Nanoseconds since 1970, decimal. */
  readonly timeUnixNano: string;
  readonly attributes: PlainAttributes;
}

/** A link of a received span. */
export interface ReceivedLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceState: string;
  readonly flags: number;
  readonly attributes: PlainAttributes;
}

/** A span as it arrived over OTLP/JSON. */
export interface ReceivedSpan extends ReceivedOrigin {
  readonly name: string;
  /** 32 lower-case hex digits. */
  readonly traceId: string;
  /** 16 lower-case hex digits. */
  readonly spanId: string;
  /** `''` for a root. */
  readonly parentSpanId: string;
  readonly kind: ReceivedSpanKind;
  /** Low 8 bits: W3C trace flags; 0x100: the next bit is known; 0x200: the parent is in another process. */
  readonly flags: number;
  readonly traceState: string;
  /** Nanoseconds since 1970, decimal. */
  readonly startTimeUnixNano: string;
  /** Nanoseconds since 1970, decimal. */
  readonly endTimeUnixNano: string;
  readonly attributes: PlainAttributes;
  readonly events: readonly ReceivedSpanEvent[];
  readonly links: readonly ReceivedLink[];
  /** Code 0 unset, 1 ok, 2 error. */
  readonly status: { readonly code: number; readonly message: string };
}

const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

/**
 * Reads the spans of an OTLP/JSON trace request. Takes also what Jaeger's `/api/v3/traces/{id}` answers,
 * which is the same under `result`. Anything else gives no spans.
 */
export function readSpans(request: unknown): ReceivedSpan[] {
  const body = (request as { result?: unknown } | null)?.result ?? request;
  return flatten(body, ['resourceSpans', 'scopeSpans', 'spans'], readSpan);
}

function readSpan(span: Json, origin: ReceivedOrigin): ReceivedSpan {
  const status = (span['status'] ?? {}) as Json;
  return {
    name: textOf(span['name']),
    traceId: textOf(span['traceId']),
    spanId: textOf(span['spanId']),
    parentSpanId: textOf(span['parentSpanId']),
    kind: kindOf(span['kind']),
    flags: numberOf(span['flags']),
    traceState: textOf(span['traceState']),
    startTimeUnixNano: nanosOf(span['startTimeUnixNano']),
    endTimeUnixNano: nanosOf(span['endTimeUnixNano']),
    attributes: attributesOf(span['attributes']),
    events: listOf(span['events']).map(readEvent),
    links: listOf(span['links']).map(readLink),
    status: { code: numberOf(status['code']), message: textOf(status['message']) },
    ...origin,
  };
}

/** A number in OTLP/JSON; some back ends answer with the enumeration's name. */
function kindOf(kind: unknown): ReceivedSpanKind {
  const word = textOf(kind).replace('SPAN_KIND_', '').toLowerCase();
  return KINDS.find((known) => known === word) ?? KINDS[numberOf(kind)] ?? 'unspecified';
}

function readEvent(event: Json): ReceivedSpanEvent {
  return {
    name: textOf(event['name']),
    timeUnixNano: nanosOf(event['timeUnixNano']),
    attributes: attributesOf(event['attributes']),
  };
}

function readLink(link: Json): ReceivedLink {
  return {
    traceId: textOf(link['traceId']),
    spanId: textOf(link['spanId']),
    traceState: textOf(link['traceState']),
    flags: numberOf(link['flags']),
    attributes: attributesOf(link['attributes']),
  };
}
