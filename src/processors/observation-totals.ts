import type { Observed } from './series.ts';

/** Reduces the totals that one callback observes to what is new since a lane began. */
export interface Totals {
  /** Remembers what had been counted before the lane. */
  learn(seen: readonly Observed[]): void;
  /** What was counted since; only series that have grown, since the others tell what there was before. */
  sinceLane<T extends Observed>(seen: readonly T[]): readonly T[];
}

/** One series since the lane began. */
interface Growth {
  /** The total that all of the present growth is above. */
  base: number;
  last: number;
  /** What it had grown before its total fell. */
  earlier: number;
}

/** As many series as OpenTelemetry keeps of an instrument; of what is beyond, no past is known. */
const MAX_SERIES = 2000;

/**
 * Only growth between two observations inside the lane is surely new (P4). So the first observation of a series that
 * is seen later becomes its baseline: it may have been counted for long without being reported. And a total that fell
 * is no proof that it began again at zero: one of many parts of a sum may be gone. The smaller total is the new
 * baseline.
 *
 * @param onUnknown told of each observation of which nobody knows how much is new.
 */
export function createTotals(onUnknown: () => void): Totals {
  const known = new Map<string, Growth>();

  function begin({ series, value }: Observed): void {
    if (known.size < MAX_SERIES) known.set(series, { base: value, last: value, earlier: 0 });
  }

  return {
    learn(seen) {
      for (const observed of seen) if (!known.has(observed.series)) begin(observed);
    },
    sinceLane(seen) {
      return seen.flatMap((observed) => {
        const growth = known.get(observed.series);
        if (growth === undefined) begin(observed);
        if (growth === undefined || observed.value < growth.last) onUnknown();
        const value = growth === undefined ? 0 : grow(growth, observed.value);
        return value > 0 ? [{ ...observed, value }] : [];
      });
    },
  };
}

function grow(growth: Growth, value: number): number {
  if (value < growth.last) {
    growth.earlier += growth.last - growth.base;
    growth.base = value;
  }
  growth.last = value;
  return growth.earlier + (value - growth.base);
}
