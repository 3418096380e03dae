import type { Attributes, MetricOptions, Observable } from '@opentelemetry/api';
import type { Classification } from '../policy/index.ts';
import type { MeterScope } from './instruments.ts';
import type { GateLane } from './lanes.ts';
import type { Observed } from './series.ts';
import type { ForLane, SharedCallback } from './shared-callback.ts';
import type { GateParts } from './span-processor.ts';

/** One value that an application's callback observed, scrubbed, for the lane that was open for it then. */
export interface Observation extends Observed, ForLane {
  readonly observable: GatedObservable;
}

/** A callback of an application and what it reports. */
export type ObservationSource = SharedCallback<Observation>;

/** An observable instrument that outlives lanes. */
export interface GatedObservable extends Observable {
  readonly scopeName: string;
  /**
   * Reports on a lane too. The promise is there when something may have been counted before it; it is known then, so
   * that it can be left out. Never rejects.
   *
   * @throws when its texts cannot be scrubbed.
   */
  attach(lane: GateLane): Promise<unknown> | undefined;
  /** Adds a source that reports for this observable, alone or with others. */
  addSource(source: ObservationSource): void;
  removeSource(source: ObservationSource): void;
  /** Classifies and scrubs a value; `undefined` when it is withheld (and counted). Never throws. */
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

/** Those that have a source, and the lanes that they report on. */
export interface ObservablesInUse {
  /** Lanes that are open or about to open. */
  lanes(): readonly GateLane[];
  /** The lane that takes what is observed of a class now. */
  laneOf(classification: Classification): GateLane | undefined;
  /** Reports on a lane, now or, when it cannot be scrubbed now, later. */
  attach(observable: GatedObservable, lane: GateLane): Promise<unknown> | undefined;
  add(observable: GatedObservable): void;
  delete(observable: GatedObservable): void;
}

/** An observable instrument as the application made it. */
export interface ObservableInstrument {
  readonly scope: MeterScope;
  readonly name: string;
  readonly options: MetricOptions | undefined;
  readonly kind: ObservableKind;
  readonly parts: GateParts;
  readonly inUse: ObservablesInUse;
}
