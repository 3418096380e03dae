import type { Signal } from './catalogue.ts';
import type { Level } from './level.ts';

/** How many items were thrown away, by signal. */
export type Discarded = Readonly<Record<Signal, number>>;

/** Told of each change of the level in force; may say what it threw away. */
export type ConsentListener = (level: Level) => void | Promise<void | Discarded>;

/** No item of any signal. */
export const NOTHING_DISCARDED: Discarded = Object.freeze({ span: 0, metric: 0, log_record: 0 });

/** The sum of counts. */
export function addUp(counts: readonly Discarded[]): Discarded {
  const sum = { ...NOTHING_DISCARDED };
  for (const { span, metric, log_record } of counts) {
    sum.span += span;
    sum.metric += metric;
    sum.log_record += log_record;
  }
  return sum;
}

/** A listener that fails or never settles its promise must not decide over consent: a failure is its own business. */
export async function tell(listener: ConsentListener, level: Level): Promise<Discarded> {
  try {
    return (await listener(level)) ?? NOTHING_DISCARDED;
  } catch {
    return NOTHING_DISCARDED; // the level is in force all the same
  }
}
