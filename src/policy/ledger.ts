import type { Signal } from './catalogue.ts';

/** Why an item did not leave. */
export type WithholdReason =
  | 'level' // the level in force does not allow its class
  | 'unclassified' // no source names a category
  | 'unknown_category' // the category named is not known
  | 'reclassified' // its class changed between start and end
  | 'consent_changed' // its lane was thrown away before it ended or left
  | 'scrubber_error' // it could not be scrubbed
  | 'export_failed' // the Collector could not be reached or refused it
  | 'shut_down'; // recorded after shutdown

/** Counts by signal and reason. */
export type Counts = Readonly<Record<Signal, Readonly<Record<string, number>>>>;

/** Counts what was withheld and tells about it once. Never holds a value of what was withheld (P10). */
export interface Ledger {
  /** Counts items of a signal, and warns once per reason and subject. */
  withhold(signal: Signal, reason: WithholdReason, subject?: string, count?: number): void;
  /** Counts an item that was passed on to a lane. */
  keep(signal: Signal): void;
  /** Counts attributes left out because their declaration does not name them. */
  dropUndeclared(signal: Signal, count: number): void;
  /** Items passed on to a lane so far; measurements, for metrics. */
  kept(): Readonly<Record<Signal, number>>;
  /** What was withheld so far. */
  withheld(): Counts;
  /** How many attributes were left out so far because they are not declared. */
  undeclaredAttributes(): Readonly<Record<Signal, number>>;
}

const ADVICE: Readonly<Partial<Record<WithholdReason, string>>> = {
  unclassified:
    'Set the attribute diagnostic_data.category when it is started or recorded, declare it in the catalogue, or add a scope rule.',
  unknown_category: 'Use one of the built-in data categories or define your own in `categories`.',
  reclassified: 'Its data category must be given at the start and keep its class.',
  scrubber_error: 'It could not be scrubbed, so nothing of it leaves.',
  export_failed: 'The Collector could not be reached or refused it.',
};

const MAX_TOLD = 1000;

/**
 * Creates an empty ledger.
 *
 * @param tell is called once for each reason and subject (an instrumentation scope), with a message fit to show.
 */
export function createLedger(tell: (message: string) => void): Ledger {
  const counts: Record<Signal, Record<string, number>> = { span: {}, metric: {}, log_record: {} };
  const undeclared: Record<Signal, number> = { span: 0, metric: 0, log_record: 0 };
  const kept: Record<Signal, number> = { span: 0, metric: 0, log_record: 0 };
  const told = new Set<string>();

  function tellOnce(signal: Signal, reason: WithholdReason, subject: string): void {
    const advice = ADVICE[reason];
    if (advice === undefined || told.size >= MAX_TOLD) return;
    const key = `${signal} ${reason} ${subject}`;
    if (told.has(key)) return;
    told.add(key);
    tell(
      `A ${signal} of "${subject}" was withheld (${reason}). ${advice} Told once; see explain() for counts.`,
    );
  }

  return {
    withhold(signal, reason, subject = '', count = 1) {
      const ofSignal = counts[signal];
      ofSignal[reason] = (ofSignal[reason] ?? 0) + count;
      if (reason !== 'level') tellOnce(signal, reason, subject);
    },
    keep(signal) {
      kept[signal]++;
    },
    kept: () => ({ ...kept }),
    dropUndeclared(signal, count) {
      undeclared[signal] += count;
    },
    withheld: () => ({
      span: { ...counts.span },
      metric: { ...counts.metric },
      log_record: { ...counts.log_record },
    }),
    undeclaredAttributes: () => ({ ...undeclared }),
  };
}
