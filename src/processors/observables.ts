import type { Attributes, Meter, MetricOptions, Observable, ObservableCallback } from '@opentelemetry/api';
import type { Classification } from '../policy/index.ts';
import { laneMeter, type MeterScope, scrubOptions } from './instruments.ts';
import type { GateLane } from './lanes.ts';
import { createPreparation } from './metric-attributes.ts';
import { addUpSeries, createTotals } from './observation-totals.ts';
import { createSharedCallback, type SharedCallback } from './shared-callback.ts';
import type { GateParts } from './span-processor.ts';

/** One value that an application's callback observed, scrubbed. */
export interface Observation {
  readonly observable: GatedObservable;
  readonly classification: Classification;
  readonly value: number;
  readonly attributes: Attributes;
}

/** A callback of an application and what it reports. */
export type ObservationSource = SharedCallback<Observation>;

/** An observable instrument that outlives lanes. */
export interface GatedObservable extends Observable {
  /** Reports on a new lane too. Resolves when what was counted before the lane is known, so that it can be left out. */
  attach(lane: GateLane): Promise<void>;
  /** Adds a source that reports for this observable, alone or with others. */
  addSource(source: ObservationSource): void;
  removeSource(source: ObservationSource): void;
  /** Classifies and scrubs a value; `undefined` when it is withheld (and counted). */
  observation(value: number, attributes: Attributes | undefined): Observation | undefined;
}

/** What makes an observable on a lane's meter. */
export interface ObservableKind {
  readonly make: (meter: Meter, name: string, options: MetricOptions) => Observable;
  /** Whether its values are totals, of which only what is new since the lane began may be reported. */
  readonly isTotal: boolean;
  /** Whether its values can be added up. */
  readonly isSum: boolean;
}

/** Creates the gate of one observable instrument. */
export function createObservable(
  scope: MeterScope,
  name: string,
  options: MetricOptions | undefined,
  kind: ObservableKind,
  parts: GateParts,
): GatedObservable {
  const { policy, lanes, fields } = parts;
  const prepare = createPreparation(name, scope.name, policy, fields);
  const sources = new Map<ObservationSource, ObservableCallback | undefined>();
  const fixed = policy.classify('metric', name, undefined, scope.name)?.classification;
  const attached = new Map<GateLane, ((source: ObservationSource) => Promise<void>) | undefined>();

  function openLanes(): GateLane[] {
    return [lanes.open('required'), lanes.open('optional')].filter((lane) => lane !== undefined);
  }

  async function attach(lane: GateLane): Promise<void> {
    if (attached.has(lane) || sources.size === 0 || (fixed ?? lane.classification) !== lane.classification)
      return;
    for (const known of attached.keys()) if (!known.isOpen) attached.delete(known);
    const totals = createTotals<ObservationSource>(kind.isTotal && !lane.sinceStart);
    const sdkObservable = kind.make(
      laneMeter(lane, scope, parts),
      fields.text(name),
      scrubOptions(options, parts),
    );
    const mine = (observations: readonly Observation[]): readonly Observation[] => {
      const own = observations.filter(
        (seen) => seen.observable === gated && seen.classification === lane.classification,
      );
      return kind.isSum ? addUpSeries(own) : own;
    };
    const learn = async (source: ObservationSource): Promise<void> =>
      totals.learn(source, mine(await source.observeFor(lane)));
    sdkObservable.addCallback(async (result) => {
      if (!lane.isOpen) return;
      for (const source of sources.keys())
        for (const { value, attributes } of totals.sinceLane(
          source,
          mine(await source.observe(sdkObservable)),
        ))
          result.observe(value, attributes);
    });
    attached.set(lane, totals.mustLearn ? learn : undefined);
    if (totals.mustLearn) await Promise.allSettled([...sources.keys()].map(learn));
  }

  function addSource(source: ObservationSource, callback?: ObservableCallback): void {
    sources.set(source, callback);
    for (const lane of openLanes()) {
      const done = attached.has(lane) ? attached.get(lane)?.(source) : attach(lane);
      done?.catch(() => undefined); // a failing callback is the application's; it is reported at collection
    }
  }

  const gated: GatedObservable = {
    attach,
    addSource,
    removeSource: (source) => void sources.delete(source),
    observation(value, attributes) {
      const { verdict, attributes: scrubbed } = prepare(attributes);
      if (verdict === undefined || lanes.open(verdict.classification) === undefined)
        policy.admit('metric', name, attributes, scope.name); // counts what is withheld, with the reason
      if (verdict === undefined) return undefined;
      return { observable: gated, classification: verdict.classification, value, attributes: scrubbed };
    },
    addCallback(callback) {
      if ([...sources.values()].includes(callback)) return;
      addSource(createSharedCallback(single(gated, callback, parts, scope)), callback);
    },
    removeCallback(callback) {
      for (const [source, known] of sources) if (known === callback) sources.delete(source);
    },
  };
  return gated;
}

/** Runs a callback of one observable. */
function single(
  gated: GatedObservable,
  callback: ObservableCallback,
  { ledger }: GateParts,
  scope: MeterScope,
) {
  return async (report: (observation: Observation) => void): Promise<void> => {
    await callback({
      observe(value, attributes) {
        reportObservation(gated, value, attributes, report, () =>
          ledger.withhold('metric', 'scrubber_error', scope.name),
        );
      },
    });
  };
}

/** Reports what may be reported; what cannot be scrubbed is withheld. */
export function reportObservation(
  gated: GatedObservable,
  value: number,
  attributes: Attributes | undefined,
  report: (observation: Observation) => void,
  onError: () => void,
): void {
  try {
    const observation = gated.observation(value, attributes);
    if (observation !== undefined) report(observation);
  } catch {
    onError();
  }
}
