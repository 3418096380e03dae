import type { Attributes } from '@opentelemetry/api';

/** A value as a callback observed it, scrubbed. */
export interface Observed {
  readonly value: number;
  readonly attributes: Attributes;
  /** Tells series apart, also those that scrubbing makes one. */
  readonly series: string;
}

/** Tells series apart by their attributes before scrubbing, of which it holds no more than a hash. */
export function seriesOf(attributes: Attributes | undefined, scrubbed: Attributes): string {
  return `${hash(attributes)} ${attributesKey(scrubbed)}`;
}

/** What is observed twice in a run counts once, as in the SDK: the last one. */
export function latestOfSeries<T extends Observed>(seen: readonly T[]): readonly T[] {
  return seen.length < 2 ? seen : [...new Map(seen.map((one) => [one.series, one])).values()];
}

/** Series that scrubbing made one (ann's and bob's) are added up, as the SDK does for synchronous instruments. */
export function addUpSeries<T extends Observed>(seen: readonly T[]): readonly T[] {
  if (seen.length < 2) return seen;
  const sums = new Map<string, T>();
  for (const observation of seen) {
    const key = attributesKey(observation.attributes);
    const earlier = sums.get(key)?.value ?? 0;
    sums.set(key, { ...observation, value: earlier + observation.value });
  }
  return [...sums.values()];
}

/** The same for the same attributes, in whichever order. */
function attributesKey(attributes: Attributes): string {
  return JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What cannot be written as JSON is told apart by its scrubbed attributes only. */
function hash(attributes: Attributes | undefined): string {
  if (attributes === undefined) return '';
  let text: string;
  try {
    text = attributesKey(attributes);
  } catch {
    return '';
  }
  let [a, b] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    a = Math.imul(a ^ character, 0x01000193) + 1;
    b = Math.imul(b + character, 0x5bd1e995) ^ (b >>> 15);
  }
  return `${a} ${b}`;
}
