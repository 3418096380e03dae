import type { ObservableCallback } from '@opentelemetry/api';
import { laneMeter, scrubOptions } from './instruments.ts';
import type { GateLane } from './lanes.ts';
import { createTotals } from './observation-totals.ts';
import type {
  GatedObservable,
  ObservableInstrument,
  Observation,
  ObservationSource,
} from './observable-instrument.ts';
import { addUpSeries, latestOfSeries } from './series.ts';

/** What an observable instrument reports on one lane. */
export interface LaneObservable {
  /** Reports what a source observes. The promise is there when something was counted before the lane: it is known then. */
  add(source: ObservationSource): Promise<void> | undefined;
  remove(source: ObservationSource): void;
}

/**
 * Makes the SDK's instrument on a lane.
 *
 * @throws when its texts cannot be scrubbed.
 */
export function createLaneObservable(
  instrument: ObservableInstrument,
  own: GatedObservable,
  lane: GateLane,
): LaneObservable {
  const { scope, name, options, kind, parts } = instrument;
  const { fields, ledger } = parts;
  const callbacks = new Map<ObservationSource, ObservableCallback>();
  const onLane = laneMeter(lane, scope, parts)[kind.maker](fields.text(name), scrubOptions(options, parts));
  const isSinceLane = kind.isTotal && !lane.sinceStart;
  const onUnknown = (): void => ledger.withhold('metric', 'unknown_past', scope.name);
  const ofThis = (seen: readonly Observation[]): readonly Observation[] =>
    latestIfSum(seen.filter(({ observable }) => observable === own));
  const latestIfSum = kind.isSum ? latestOfSeries<Observation> : asIs;

  return {
    add(source) {
      source.begin(lane);
      const totals = isSinceLane ? createTotals(onUnknown) : undefined;
      const callback: ObservableCallback = async (result) => {
        if (!lane.isOpen) return;
        const seen = ofThis(await source.observe(callback, lane));
        if (!lane.isOpen) return;
        const sinceLane = totals === undefined ? seen : totals.sinceLane(seen);
        for (const { value, attributes } of kind.isSum ? addUpSeries(sinceLane) : sinceLane) {
          result.observe(value, attributes);
          ledger.keep('metric');
        }
      };
      callbacks.set(source, callback);
      onLane.addCallback(callback);
      return totals && source.observeFor(lane).then((seen) => totals.learn(ofThis(seen)));
    },
    remove(source) {
      const callback = callbacks.get(source);
      if (callback === undefined) return;
      callbacks.delete(source);
      onLane.removeCallback(callback);
    },
  };
}

const asIs = (seen: readonly Observation[]): readonly Observation[] => seen;
