import type { Attributes } from '@opentelemetry/api';
import type { Classified, Policy } from '../policy/index.ts';
import type { FieldScrubber } from './scrub-fields.ts';
import { isInOtlp } from './sendable.ts';

/** What a measurement's attributes come to. */
export interface Prepared {
  /** `undefined` when no category is known. */
  readonly verdict: Classified | undefined;
  /** Scrubbed; to be treated as read-only. */
  readonly attributes: Attributes;
}

const NONE: Attributes = Object.freeze({});

/**
 * Classifies and scrubs the attributes of one instrument's measurements. An instrument is mostly given the same ones
 * again: the result is used again as long as keys and values are the same. (The SDK neither copies nor checks metric
 * attributes.)
 *
 * The category stays an attribute of the measurement only where the caller gave it: where catalogue or scope name
 * it, the door adds it, since every further attribute is hashed on every measurement. The door knows scrubbed names
 * only, so what has one that is not clean carries the category too.
 */
export function createPreparation(
  name: string,
  scopeName: string,
  policy: Policy,
  fields: FieldScrubber,
): (attributes: Attributes | undefined) => Prepared {
  const { keys } = policy;
  const isNamedAtDoor = isClean(name, fields) && isClean(scopeName, fields);
  const verdictOfBare = policy.classify('metric', name, undefined, scopeName);
  const bare: Prepared = {
    verdict: verdictOfBare,
    attributes:
      isNamedAtDoor || verdictOfBare === undefined ? NONE : { [keys.category]: verdictOfBare.category },
  };
  let last: Prepared | undefined;
  let lastKeys: string[] = [];
  let lastValues: unknown[] = [];

  function isLast(attributes: Attributes): boolean {
    let index = 0;
    for (const key in attributes) {
      if (key !== lastKeys[index] || attributes[key] !== lastValues[index]) return false;
      index++;
    }
    return index === lastKeys.length;
  }

  function prepare(attributes: Attributes): Prepared {
    const verdict = policy.classify('metric', name, attributes, scopeName);
    if (verdict === undefined) return { verdict, attributes: NONE };
    const scrubbed = fields.declaredAttributes('metric', attributes, verdict);
    if (keys.classification in scrubbed) delete scrubbed[keys.classification]; // the door's, not a part of the series
    makeWritable(scrubbed);
    if (!isNamedAtDoor) scrubbed[keys.category] = verdict.category;
    else if (verdict.source !== 'attribute' && keys.category in scrubbed) delete scrubbed[keys.category];
    return { verdict, attributes: scrubbed };
  }

  return (attributes) => {
    if (attributes === undefined) return bare;
    if (last !== undefined && isLast(attributes)) return last;
    const prepared = prepare(attributes);
    const isReusable =
      prepared.verdict !== undefined && isUnchanged(attributes, prepared.attributes, keys.category);
    last = isReusable ? prepared : undefined;
    lastKeys = isReusable ? Object.keys(attributes) : [];
    lastValues = isReusable ? Object.values(attributes) : [];
    return prepared;
  };
}

function makeWritable(attributes: Record<string, unknown>): void {
  for (const key in attributes) {
    const value = attributes[key];
    if (typeof value === 'number' ? !isInOtlp(value) : typeof value === 'object')
      attributes[key] = writable(value);
  }
}

/** Numbers that OpenTelemetry's serializers would write so that a Collector refuses the request become text. */
function writable(value: unknown): unknown {
  if (typeof value === 'number') return isInOtlp(value) ? value : String(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(writable);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, writable(one)]));
}

/** What cannot be scrubbed is withheld at each measurement. */
function isClean(text: string, fields: FieldScrubber): boolean {
  try {
    return fields.text(text) === text;
  } catch {
    return false;
  }
}

/**
 * Whether nothing was found, so that remembering the input keeps no personal text in memory; and whether all of it is
 * flat, since nested values can change without the object showing it.
 */
function isUnchanged(attributes: Attributes, scrubbed: Attributes, categoryKey: string): boolean {
  return Object.entries(attributes).every(
    ([key, value]) => typeof value !== 'object' && (scrubbed[key] === value || key === categoryKey),
  );
}
