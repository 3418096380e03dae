import type { Attributes, MetricOptions, Observable, ObservableCallback } from '@opentelemetry/api';
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
  readonly maker: 'createObservableCounter' | 'createObservableUpDownCounter' | 'createObservableGauge';
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
  return new ObservableGate({ scope, name, options, kind, parts });
}

interface Instrument {
  readonly scope: MeterScope;
  readonly name: string;
  readonly options: MetricOptions | undefined;
  readonly kind: ObservableKind;
  readonly parts: GateParts;
}

/** Finds out what a source had counted before a lane. */
type Learn = (source: ObservationSource) => Promise<void>;

class ObservableGate implements GatedObservable {
  readonly #instrument: Instrument;
  readonly #prepare: ReturnType<typeof createPreparation>;
  readonly #sources = new Map<ObservationSource, ObservableCallback | undefined>();
  /** Lanes it reports on; with what is to be learned on those that were made later. */
  readonly #attached = new Map<GateLane, Learn | undefined>();
  /** Where catalogue or scope name the class, it reports on that lane only. */
  readonly #fixed: Classification | undefined;

  constructor(instrument: Instrument) {
    const { scope, name, parts } = instrument;
    this.#instrument = instrument;
    this.#prepare = createPreparation(name, scope.name, parts.policy, parts.fields);
    this.#fixed = parts.policy.classify('metric', name, undefined, scope.name)?.classification;
  }

  async attach(lane: GateLane): Promise<void> {
    if (this.#attached.has(lane) || this.#sources.size === 0) return;
    if ((this.#fixed ?? lane.classification) !== lane.classification) return;
    for (const known of this.#attached.keys()) if (!known.isOpen) this.#attached.delete(known);
    const learn = this.#reportOn(lane);
    this.#attached.set(lane, learn);
    if (learn !== undefined) await Promise.allSettled([...this.#sources.keys()].map(learn));
  }

  #reportOn(lane: GateLane): Learn | undefined {
    const { scope, name, options, kind, parts } = this.#instrument;
    const totals = createTotals<ObservationSource>(kind.isTotal && !lane.sinceStart);
    const sdkObservable = laneMeter(lane, scope, parts)[kind.maker](
      parts.fields.text(name),
      scrubOptions(options, parts),
    );
    sdkObservable.addCallback(async (result) => {
      if (!lane.isOpen) return;
      for (const source of this.#sources.keys()) {
        const seen = this.#own(lane, await source.observe(sdkObservable));
        for (const { value, attributes } of totals.sinceLane(source, seen)) result.observe(value, attributes);
      }
    });
    if (!totals.mustLearn) return undefined;
    return async (source) => totals.learn(source, this.#own(lane, await source.observeFor(lane)));
  }

  /** What was observed for this instrument on a lane. */
  #own(lane: GateLane, observations: readonly Observation[]): readonly Observation[] {
    const own = observations.filter(
      (seen) => seen.observable === this && seen.classification === lane.classification,
    );
    return this.#instrument.kind.isSum ? addUpSeries(own) : own;
  }

  addSource(source: ObservationSource, callback?: ObservableCallback): void {
    const { lanes } = this.#instrument.parts;
    this.#sources.set(source, callback);
    for (const lane of [lanes.open('required'), lanes.open('optional')]) {
      if (lane === undefined) continue;
      const done = this.#attached.has(lane) ? this.#attached.get(lane)?.(source) : this.attach(lane);
      done?.catch(() => undefined); // a failing callback is the application's; it is reported at collection
    }
  }

  removeSource(source: ObservationSource): void {
    this.#sources.delete(source);
  }

  observation(value: number, attributes: Attributes | undefined): Observation | undefined {
    const { scope, name, parts } = this.#instrument;
    const { verdict, attributes: scrubbed } = this.#prepare(attributes);
    if (verdict === undefined || parts.lanes.open(verdict.classification) === undefined)
      parts.policy.admit('metric', name, attributes, scope.name); // counts what is withheld, with the reason
    if (verdict === undefined) return undefined;
    return { observable: this, classification: verdict.classification, value, attributes: scrubbed };
  }

  addCallback(callback: ObservableCallback): void {
    if ([...this.#sources.values()].includes(callback)) return;
    const { scope, parts } = this.#instrument;
    this.addSource(createSharedCallback(single(this, callback, parts, scope)), callback);
  }

  removeCallback(callback: ObservableCallback): void {
    for (const [source, known] of this.#sources) if (known === callback) this.#sources.delete(source);
  }
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
