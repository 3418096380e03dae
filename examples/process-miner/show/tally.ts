import type { Explanation } from 'opentelemetry-diagnostic-data';

/** Counts by name. */
export type Counts = Readonly<Record<string, number>>;

/** What both halves of the product let through, withheld and scrubbed. */
export interface Tally {
  /** By signal. */
  readonly kept: Counts;
  /** By reason, then by signal. */
  readonly withheld: Readonly<Record<string, Counts>>;
  /** By kind. */
  readonly scrubbed: Counts;
}

/** What was counted between two looks at both halves: `before` and `now` list them in the same order. */
export function tallyBetween(before: readonly Explanation[], now: readonly Explanation[]): Tally {
  const kept: Record<string, number> = {};
  const withheld: Record<string, Record<string, number>> = {};
  const scrubbed: Record<string, number> = {};
  const count = (explanation: Explanation, sign: 1 | -1): void => {
    for (const [signal, number] of Object.entries(explanation.kept)) add(kept, signal, sign * number);
    for (const [signal, reasons] of Object.entries(explanation.withheld)) {
      for (const [reason, number] of Object.entries(reasons))
        add((withheld[reason] ??= {}), signal, sign * number);
    }
    for (const [kind, number] of Object.entries(explanation.scrubbed)) add(scrubbed, kind, sign * number);
  };
  for (const explanation of before) count(explanation, -1);
  for (const explanation of now) count(explanation, 1);
  const bySignal = Object.entries(withheld).map(
    ([reason, counts]) => [reason, withoutZeros(counts)] as const,
  );
  return {
    kept: withoutZeros(kept),
    withheld: Object.fromEntries(bySignal.filter(([, counts]) => Object.keys(counts).length > 0)),
    scrubbed: withoutZeros(scrubbed),
  };
}

const add = (counts: Record<string, number>, name: string, number: number): void => {
  counts[name] = (counts[name] ?? 0) + number;
};

const withoutZeros = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([, number]) => number !== 0));
