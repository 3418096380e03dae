import type { Attributes } from '@opentelemetry/api';

/** A value as a callback observed it, scrubbed. */
interface Observed {
  readonly value: number;
  readonly attributes: Attributes;
}

/** Reduces the totals that a callback observes to what is new since a lane began. */
export interface Totals<Source> {
  readonly mustLearn: boolean;
  /** Remembers what had been counted before the lane. */
  learn(source: Source, seen: readonly Observed[]): void;
  /** What was counted since the lane began. A source whose earlier total is not known yet is learned instead. */
  sinceLane(source: Source, seen: readonly Observed[]): readonly Observed[];
}

/** @param mustLearn false for a lane that is there since start-up, before which nothing was counted. */
export function createTotals<Source>(mustLearn: boolean): Totals<Source> {
  const before = new Map<Source, Map<string, number>>();

  function learn(source: Source, seen: readonly Observed[]): void {
    if (mustLearn && !before.has(source))
      before.set(source, new Map(seen.map(({ attributes, value }) => [seriesKey(attributes), value])));
  }

  return {
    mustLearn,
    learn,
    sinceLane(source, seen) {
      if (!mustLearn) return seen;
      const known = before.get(source);
      if (known === undefined) {
        learn(source, seen);
        return [];
      }
      return seen.map((observation) => {
        const key = seriesKey(observation.attributes);
        const earlier = known.get(key) ?? 0;
        // A total that fell has started again: all of it is new.
        if (observation.value < earlier) known.delete(key);
        return { ...observation, value: observation.value - (known.get(key) ?? 0) };
      });
    },
  };
}

/** Series that scrubbing made one (ann's and bob's) are added up, as the SDK does for synchronous instruments. */
export function addUpSeries<T extends Observed>(seen: readonly T[]): readonly T[] {
  if (seen.length < 2) return seen;
  const sums = new Map<string, T>();
  for (const observation of seen) {
    const key = seriesKey(observation.attributes);
    const earlier = sums.get(key)?.value ?? 0;
    sums.set(key, { ...observation, value: earlier + observation.value });
  }
  return [...sums.values()];
}

function seriesKey(attributes: Attributes): string {
  return JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
