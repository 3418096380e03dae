import type { AttributeWithholdReason } from './catalogue-attributes.ts';
import type { Signal } from './catalogue-declaration.ts';

/** Why an item did not leave. */
export type WithholdReason =
  | 'level' // the level in force does not allow its class
  | 'unclassified' // no source names a category
  | 'unknown_category' // the category named is not known
  | 'expired' // the last day of its declaration is over
  | 'unlisted_name' // it is named by a value that its declaration does not list
  | 'reclassified' // its class changed between start and end
  | 'backdated' // it says that it began before its class was allowed
  | 'not_sampled' // the sampler has it recorded, but not sent
  | 'consent_changed' // its lane was thrown away before it ended or left
  | 'scrubber_error' // it could not be scrubbed
  | 'invalid_value' // a measurement that is no finite number, or negative where nothing can be
  | 'unknown_past' // it may hold what was counted before its lane began
  | 'callback_failed' // the application's callback failed or did not answer in time
  | 'queue_full' // more was recorded than could be sent meanwhile
  | 'export_failed' // the Collector could not be reached in time or refused it
  | 'shut_down'; // recorded, or ended, after shutdown

/** Counts by signal and reason. */
export type Counts = Readonly<Record<Signal, Readonly<Record<string, number>>>>;

/** Counts what was withheld and tells about it once. Never holds a value of what was withheld (P10). */
export interface Ledger {
  /** Counts items of a signal, and warns once per reason and subject. */
  withhold(signal: Signal, reason: WithholdReason, subject?: string, count?: number): void;
  /** Counts an item that was passed on to a lane. */
  keep(signal: Signal): void;
  /** Counts an attribute that was left out of a declared item. */
  withholdAttribute(signal: Signal, reason: AttributeWithholdReason): void;
  /** Items passed on to a lane so far; measurements, for metrics. */
  kept(): Readonly<Record<Signal, number>>;
  /** What was withheld so far. */
  withheld(): Counts;
  /** The attributes that were left out of declared items so far. */
  withheldAttributes(): Counts;
}

const ADVICE: Readonly<Partial<Record<WithholdReason, string>>> = {
  unclassified:
    'Set the attribute diagnostic_data.category when it is started or recorded, declare it in the catalogue, or add a scope rule.',
  unknown_category: 'Use one of the built-in data categories or define your own in `categories`.',
  expired: 'Its declaration has expired: extend it in the catalogue, or remove what records it.',
  unlisted_name: 'List the name in the catalogue; what is not listed could be content.',
  reclassified: 'Its data category must be given at the start and keep its class.',
  backdated: 'What began before its class was allowed never leaves.',
  scrubber_error: 'It could not be scrubbed, so nothing of it leaves.',
  invalid_value: 'A measurement must be a finite number, and where it only counts up not negative.',
  unknown_past:
    'It may hold what was counted before the level allowed it. Observe it from the beginning, at 0, or use a counter that adds.',
  callback_failed: 'The callback that observes it failed, or did not answer in time.',
  queue_full: 'More was recorded than could be sent meanwhile; see `batching`.',
  export_failed: 'The Collector could not be reached or refused it.',
};

const MAX_TOLD = 1000;

/**
 * Creates an empty ledger.
 *
 * @param tell is called once for each reason and subject (an instrumentation scope), with a message fit to show.
 */
export function createLedger(tell: (message: string) => void): Ledger {
  const counts = createCounts();
  const attributes = createCounts();
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
      if (signal === 'metric')
        kept.metric++; // by name: counted for every item, and a computed key is slower
      else if (signal === 'span') kept.span++;
      else kept.log_record++;
    },
    kept: () => ({ ...kept }),
    withholdAttribute(signal, reason) {
      attributes[signal][reason] = (attributes[signal][reason] ?? 0) + 1;
    },
    withheld: () => structuredClone(counts),
    withheldAttributes: () => structuredClone(attributes),
  };
}

function createCounts(): Record<Signal, Record<string, number>> {
  return { span: {}, metric: {}, log_record: {} };
}
