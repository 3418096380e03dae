import type { GateLane } from './lanes.ts';
import type { GatedObservable, ObservablesInUse } from './observable-instrument.ts';
import type { GateParts } from './span-processor.ts';

/** {@link ObservablesInUse}, for the gate that is told of new lanes. */
export interface ObservablesOnLanes extends ObservablesInUse {
  /** Lets all of them report on a new lane; resolves when what was counted before it is known. */
  begin(lane: GateLane): Promise<void>;
}

/** Nobody sees this name: an instrument that observes nothing is not exported. */
const RETRY = 'diagnostic_data.retry';

/** Keeps the observables that have something to report, and nothing of those that have not. */
export function createObservablesInUse({
  lanes,
  ledger,
}: Pick<GateParts, 'lanes' | 'ledger'>): ObservablesOnLanes {
  const observables = new Set<GatedObservable>();
  const known = new Set<GateLane>();
  const failed = new WeakMap<GateLane, Set<GatedObservable>>();

  function attach(observable: GatedObservable, lane: GateLane): Promise<unknown> | undefined {
    try {
      return observable.attach(lane);
    } catch {
      ledger.withhold('metric', 'scrubber_error', observable.scopeName);
      const waiting = failed.get(lane) ?? retryOn(lane);
      failed.set(lane, waiting.add(observable));
      return undefined;
    }
  }

  /** Like other instruments, which scrub their names at the next measurement: at each collection it is tried again. */
  function retryOn(lane: GateLane): Set<GatedObservable> {
    const waiting = new Set<GatedObservable>();
    lane.meterProvider
      .getMeter(RETRY)
      .createObservableGauge(RETRY)
      .addCallback(() => {
        const again = [...waiting];
        waiting.clear();
        for (const observable of again) void attach(observable, lane);
      });
    return waiting;
  }

  /** Those that close for good are no longer given out, but take what is observed until they have closed. */
  function current(): Set<GateLane> {
    for (const lane of [lanes.open('required'), lanes.open('optional')])
      if (lane !== undefined) known.add(lane);
    for (const lane of known) if (!lane.isOpen) known.delete(lane);
    return known;
  }

  return {
    lanes: () => [...current()],
    laneOf: (classification) => [...current()].findLast((lane) => lane.classification === classification),
    attach,
    add: (observable) => void observables.add(observable),
    delete: (observable) => void observables.delete(observable),
    async begin(lane) {
      known.add(lane);
      const learning = [...observables].map((observable) => attach(observable, lane));
      await Promise.all(learning.filter((one) => one !== undefined));
    },
  };
}
