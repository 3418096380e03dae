import { getNumberFromEnv } from '@opentelemetry/core';

/** Longest text of an attribute. */
export interface ValueLimit {
  readonly maxLength: number;
  /**
   * `gate`: nothing has cut it yet; it is cut once it is scrubbed. `sdk`: the SDK has cut it already. Half an address is
   * not recognised, so the last word of what was cut goes too, and all words with digits before it.
   */
  readonly appliedBy: 'gate' | 'sdk';
}

/** Longest texts of attributes, by signal. */
export interface ValueLimits {
  /** Also for events and links of spans. Default: none. */
  readonly spans?: ValueLimit | undefined;
  /** Also for attributes of loggers. Default: none. */
  readonly logRecords?: ValueLimit | undefined;
}

/** Scrubs attributes into fresh ones. */
export type ScrubAttributes = (attributes: Readonly<Record<string, unknown>>) => Record<string, unknown>;

const CUT = '[cut]';
const HAS_DIGIT = /\d/;

/**
 * What an SDK reads from the variables.
 *
 * @param spansBy who cuts spans: `gate` where we start the SDK, and give it no limit. Log records are beyond our reach:
 * NodeSDK reads their limit itself. Default: `sdk`.
 */
export function readValueLimits(spansBy: ValueLimit['appliedBy'] = 'sdk'): ValueLimits {
  const limit = (signal: string, appliedBy: ValueLimit['appliedBy']): ValueLimit | undefined => {
    const maxLength =
      getNumberFromEnv(`OTEL_${signal}_ATTRIBUTE_VALUE_LENGTH_LIMIT`) ??
      getNumberFromEnv('OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT');
    return maxLength === undefined ? undefined : { maxLength, appliedBy };
  };
  return { spans: limit('SPAN', spansBy), logRecords: limit('LOGRECORD', 'sdk') };
}

/** Joins the scrubbing of a signal's attributes with their limit. */
export type LimitTexts = (signal: 'span' | 'log_record', scrub: ScrubAttributes) => ScrubAttributes;

/** Where there is no limit, scrubbing stays the same function. */
export function limitTexts({ spans, logRecords }: ValueLimits): LimitTexts {
  return (signal, scrub) => scrubWithin(signal === 'span' ? spans : logRecords, scrub);
}

function scrubWithin(limit: ValueLimit | undefined, scrub: ScrubAttributes): ScrubAttributes {
  if (limit === undefined || !(limit.maxLength > 0) || limit.maxLength === Infinity) return scrub;
  const { maxLength, appliedBy } = limit;
  const cut = appliedBy === 'sdk' ? withoutHalves : shortened;
  const cutAll: ScrubAttributes = (attributes) =>
    mapEntries(attributes, (value) => mapTexts(value, (text) => cut(text, maxLength)));
  return appliedBy === 'sdk'
    ? (attributes) => scrub(cutAll(attributes))
    : (attributes) => cutAll(scrub(attributes));
}

function mapTexts(value: unknown, change: (text: string | Uint8Array) => unknown): unknown {
  if (typeof value === 'string' || value instanceof Uint8Array) return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === Object.prototype || prototype === null;
  return isPlain ? mapEntries(value, (one) => mapTexts(one, change)) : value;
}

function mapEntries(map: object, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

function shortened(text: string | Uint8Array, maxLength: number): unknown {
  return text.length <= maxLength ? text : text.slice(0, maxLength);
}

/** Words with digits may be parts of a number that had spaces in it. */
function withoutHalves(text: string | Uint8Array, maxLength: number): unknown {
  if (text.length < maxLength) return text;
  if (typeof text !== 'string') return '[bytes]';
  let end = wordStart(text, Math.ceil(maxLength));
  let start = wordStart(text, end);
  while (end > 0 && HAS_DIGIT.test(text.slice(start, end))) {
    end = start;
    start = wordStart(text, end);
  }
  const whole = text.slice(0, end).trimEnd();
  return whole.length + CUT.length < maxLength ? `${whole} ${CUT}`.trimStart() : whole;
}

/** Where the last word before a place begins. */
function wordStart(text: string, before: number): number {
  let place = before;
  while (place > 0 && text.charCodeAt(place - 1) <= 32) place--;
  while (place > 0 && text.charCodeAt(place - 1) > 32) place--;
  return place;
}
