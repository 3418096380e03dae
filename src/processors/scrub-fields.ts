import { createTraceState, type SpanContext, TraceFlags } from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import type { AttributeRules, Classified, Ledger, Signal, WireKeys } from '../policy/index.ts';
import { createCleanTexts, type Scrubber } from '../scrubber/index.ts';
import type { LimitTexts, ScrubAttributes } from './value-limits.ts';

/** Attributes as an exporter takes them. */
export type WireAttributes = Record<string, unknown>;

/** Scrubs what the three signals have in common. */
export interface FieldScrubber {
  /** Fresh attributes with what is not declared left out and the wire keys set. */
  itemAttributes(
    signal: Signal,
    attributes: Readonly<Record<string, unknown>>,
    verdict: Classified,
  ): WireAttributes;
  /** Fresh attributes with what is not declared left out. */
  declaredAttributes(
    signal: Signal,
    attributes: Readonly<Record<string, unknown>>,
    verdict: Classified,
  ): WireAttributes;
  /** Of events and links of spans. */
  attributes(attributes: Readonly<Record<string, unknown>> | undefined): WireAttributes;
  text(text: string): string;
  value(value: unknown): unknown;
  /** The same object when it is clean: encoders group by identity. */
  scope<S extends InstrumentationScope>(scope: S): S;
  /** The same object unless its trace state holds personal data, or something in it is none that can be sent. */
  spanContext(context: SpanContext): SpanContext;
}

/** Joins the scrubber with the wire keys and the limits of texts. */
export function createFieldScrubber(
  scrubber: Scrubber,
  keys: WireKeys,
  ledger: Ledger,
  limit: LimitTexts = (_, scrub) => scrub,
): FieldScrubber {
  const scrubAny: ScrubAttributes = (attributes) => scrubber.scrubAttributes(attributes);
  const scrubOfSpan = limit('span', scrubAny);
  const scrubOfLog = limit('log_record', scrubAny);
  const scopes = new WeakMap<InstrumentationScope, InstrumentationScope>();
  const repeated = rememberClean((name) => scrubber.scrub(name));

  function declaredAttributes(
    signal: Signal,
    attributes: Readonly<Record<string, unknown>>,
    verdict: Classified,
  ): WireAttributes {
    const scrub = signal === 'span' ? scrubOfSpan : signal === 'metric' ? scrubAny : scrubOfLog;
    const scrubbed = scrub(attributes);
    if (verdict.rules !== undefined) keepDeclared(signal, scrubbed, verdict.rules, keys, ledger);
    return scrubbed;
  }

  return {
    declaredAttributes,
    itemAttributes(signal, attributes, verdict) {
      const scrubbed = declaredAttributes(signal, attributes, verdict);
      scrubbed[keys.category] = verdict.category;
      scrubbed[keys.classification] = verdict.classification;
      return scrubbed;
    },
    attributes: (attributes) => (attributes === undefined ? {} : scrubOfSpan(attributes)),
    text: repeated,
    value: (value) => (typeof value === 'string' ? repeated(value) : scrubber.scrubValue(value)),
    scope(scope) {
      const known = scopes.get(scope);
      if (known !== undefined) return known as typeof scope;
      const clean = scrubScope(scope, scrubber, scrubOfLog);
      scopes.set(scope, clean);
      return clean;
    },
    spanContext: (context) =>
      context.traceState === undefined && typeof context.traceFlags === 'number'
        ? context
        : scrubSpanContext(context, scrubber),
  };
}

/** Half of what is remembered at most. */
const MOST_REMEMBERED = 500;
const LONGEST_REMEMBERED = 64;

/** Names of spans and events and the bodies of log records repeat: short ones that were clean are not looked at again. */
function rememberClean(scrub: (text: string) => string): (text: string) => string {
  const clean = createCleanTexts(MOST_REMEMBERED, 0, LONGEST_REMEMBERED);
  return (text) => {
    if (text === '' || clean.has(text)) return text;
    const scrubbed = scrub(text);
    if (scrubbed === text) clean.add(text);
    return scrubbed;
  };
}

/** Leaves out what the declaration does not allow. */
function keepDeclared(
  signal: Signal,
  attributes: WireAttributes,
  rules: AttributeRules,
  keys: WireKeys,
  ledger: Ledger,
): void {
  for (const key of Object.keys(attributes)) {
    if (key === keys.category || key === keys.classification) continue;
    const reason = rules.check(key, attributes[key]);
    if (reason === undefined) continue;
    delete attributes[key];
    ledger.withholdAttribute(signal, reason);
  }
}

/** Contexts of links come from the caller: they need not be what they seem. */
function scrubSpanContext(context: SpanContext, scrubber: Scrubber): SpanContext {
  const { traceId, spanId, traceState, isRemote } = context;
  const traceFlags: unknown = context.traceFlags;
  const text: unknown = typeof traceState?.serialize === 'function' ? traceState.serialize() : undefined;
  const clean = typeof text === 'string' ? scrubber.scrub(text) : undefined;
  if (clean === text && (text !== undefined || traceState === undefined) && typeof traceFlags === 'number')
    return context;
  return {
    traceId,
    spanId,
    traceFlags: typeof traceFlags === 'number' ? traceFlags : TraceFlags.NONE,
    ...(isRemote === undefined ? {} : { isRemote }),
    ...(clean === undefined ? {} : { traceState: createTraceState(clean) }),
  };
}

/** Only loggers have attributes. */
function scrubScope<S extends InstrumentationScope>(scope: S, scrubber: Scrubber, scrub: ScrubAttributes): S {
  const { name, version, schemaUrl, attributes } = scope as S & { attributes?: Record<string, unknown> };
  const clean = {
    name: scrubber.scrub(name),
    ...(version === undefined ? {} : { version: scrubber.scrub(version) }),
    ...(schemaUrl === undefined ? {} : { schemaUrl: scrubber.scrub(schemaUrl) }),
  };
  const isClean =
    clean.name === name &&
    clean.version === version &&
    clean.schemaUrl === schemaUrl &&
    attributes === undefined;
  if (isClean) return scope;
  const rest = attributes === undefined ? {} : { attributes: scrub(attributes) };
  return { ...scope, ...clean, ...rest };
}
