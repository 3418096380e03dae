import type { Attributes, ObservableCallback } from '@opentelemetry/api';
import type { Classification } from '../policy/index.ts';
import { createLaneObservable, type LaneObservable } from './lane-observable.ts';
import type { GateLane } from './lanes.ts';
import { createPreparation } from './metric-attributes.ts';
import type {
  GatedObservable,
  ObservableInstrument,
  Observation,
  ObservationSource,
} from './observable-instrument.ts';
import { seriesOf } from './series.ts';
import { createSharedCallback } from './shared-callback.ts';

/** Creates the gate of one observable instrument. */
export function createObservable(instrument: ObservableInstrument): GatedObservable {
  return new ObservableGate(instrument);
}

class ObservableGate implements GatedObservable {
  readonly scopeName: string;
  readonly #instrument: ObservableInstrument;
  readonly #prepare: ReturnType<typeof createPreparation>;
  readonly #sources = new Map<ObservationSource, ObservableCallback | undefined>();
  readonly #attached = new Map<GateLane, LaneObservable>();
  /** Where catalogue or scope name the class it reports on that lane only, as long as no observation says otherwise. */
  #expected: Classification | undefined;

  constructor(instrument: ObservableInstrument) {
    const { scope, name, parts } = instrument;
    this.scopeName = scope.name;
    this.#instrument = instrument;
    this.#prepare = createPreparation(name, scope.name, parts.policy, parts.fields);
    this.#expected = parts.policy.classify('metric', name, undefined, scope.name)?.classification;
  }

  attach(lane: GateLane): Promise<unknown> | undefined {
    if (!lane.isOpen || this.#attached.has(lane) || this.#sources.size === 0) return undefined;
    if ((this.#expected ?? lane.classification) !== lane.classification) return undefined;
    for (const known of this.#attached.keys()) if (!known.isOpen) this.#attached.delete(known);
    const onLane = createLaneObservable(this.#instrument, this, lane);
    this.#attached.set(lane, onLane);
    const learning = [...this.#sources.keys()]
      .map((source) => onLane.add(source))
      .filter((one) => one !== undefined);
    return learning.length === 0 ? undefined : Promise.allSettled(learning);
  }

  addSource(source: ObservationSource, callback?: ObservableCallback): void {
    const { inUse } = this.#instrument;
    this.#sources.set(source, callback);
    inUse.add(this);
    for (const onLane of this.#attached.values()) onLane.add(source)?.catch(() => undefined); // counted by the source
    this.#attachAll();
  }

  #attachAll(): void {
    const { inUse } = this.#instrument;
    for (const lane of inUse.lanes()) void inUse.attach(this, lane);
  }

  removeSource(source: ObservationSource): void {
    if (!this.#sources.delete(source)) return;
    for (const onLane of this.#attached.values()) onLane.remove(source);
    if (this.#sources.size > 0) return;
    this.#attached.clear(); // nothing is kept of what has nothing to report
    this.#instrument.inUse.delete(this);
  }

  observation(value: number, attributes: Attributes | undefined): Observation | undefined {
    const { scope, parts } = this.#instrument;
    try {
      if (Number.isFinite(value)) return this.#observation(value, attributes);
      parts.ledger.withhold('metric', 'invalid_value', scope.name);
    } catch {
      parts.ledger.withhold('metric', 'scrubber_error', scope.name);
    }
    return undefined;
  }

  #observation(value: number, attributes: Attributes | undefined): Observation | undefined {
    const { scope, name, kind, parts, inUse } = this.#instrument;
    const { verdict, attributes: scrubbed } = this.#prepare(attributes);
    const lane = verdict === undefined ? undefined : inUse.laneOf(verdict.classification);
    if (lane === undefined) {
      parts.policy.admit('metric', name, attributes, scope.name); // counts what is withheld, with the reason
      return undefined;
    }
    if (this.#expected !== undefined && this.#expected !== lane.classification) this.#expectAll();
    const series = kind.isSum ? seriesOf(attributes, scrubbed) : '';
    return { observable: this, lane, value, attributes: scrubbed, series };
  }

  /** The category may come with each observation, although its scope has one. Not while the callback is running. */
  #expectAll(): void {
    this.#expected = undefined;
    void Promise.resolve().then(() => this.#attachAll());
  }

  addCallback(callback: ObservableCallback): void {
    if ([...this.#sources.values()].includes(callback)) return;
    const { scope, parts } = this.#instrument;
    const source = createSharedCallback<Observation>(
      (report) =>
        callback({
          observe: (value, attributes) => {
            const observation = this.observation(value, attributes);
            if (observation !== undefined) report(observation);
          },
        }),
      () => parts.ledger.withhold('metric', 'callback_failed', scope.name),
    );
    this.addSource(source, callback);
  }

  removeCallback(callback: ObservableCallback): void {
    for (const [source, known] of this.#sources) if (known === callback) this.removeSource(source);
  }
}
