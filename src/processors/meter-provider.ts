import type {
  Attributes,
  BatchObservableCallback,
  Context,
  Meter,
  MeterProvider,
  MetricOptions,
  Observable,
} from '@opentelemetry/api';
import { createMeasure, type MakeMeasure, type MeterScope } from './instruments.ts';
import type { GateLane } from './lanes.ts';
import {
  createObservable,
  type GatedObservable,
  type ObservableKind,
  type Observation,
  type ObservationSource,
  reportObservation,
} from './observables.ts';
import { createSharedCallback } from './shared-callback.ts';
import type { GateParts } from './span-processor.ts';

/** The gate of metrics. */
export interface MeterGate {
  /** To be registered as the application's MeterProvider. */
  readonly meterProvider: MeterProvider;
  /** Lets observable instruments report on a new lane; resolves when what was counted before it is known. */
  attach(lane: GateLane): Promise<void>;
}

const COUNTER: MakeMeasure = (meter, name, options) => adding(meter.createCounter(name, options));
const UP_DOWN_COUNTER: MakeMeasure = (meter, name, options) =>
  adding(meter.createUpDownCounter(name, options));
const HISTOGRAM: MakeMeasure = (meter, name, options) => recording(meter.createHistogram(name, options));
const GAUGE: MakeMeasure = (meter, name, options) => recording(meter.createGauge(name, options));

const OBSERVABLE_COUNTER: ObservableKind = {
  make: (meter, name, options) => meter.createObservableCounter(name, options),
  isTotal: true,
  isSum: true,
};
const OBSERVABLE_UP_DOWN_COUNTER: ObservableKind = {
  make: (meter, name, options) => meter.createObservableUpDownCounter(name, options),
  isTotal: false,
  isSum: true,
};
const OBSERVABLE_GAUGE: ObservableKind = {
  make: (meter, name, options) => meter.createObservableGauge(name, options),
  isTotal: false,
  isSum: false,
};

interface Adds {
  add(value: number, attributes?: Attributes, context?: Context): void;
}
interface Records {
  record(value: number, attributes?: Attributes, context?: Context): void;
}

function adding(instrument: Adds) {
  return (value: number, attributes?: Attributes, context?: Context) =>
    instrument.add(value, attributes, context);
}

function recording(instrument: Records) {
  return (value: number, attributes?: Attributes, context?: Context) =>
    instrument.record(value, attributes, context);
}

/** Creates the gate of metrics: instruments decide and scrub at every measurement and outlive lanes. */
export function createMeterGate(parts: GateParts): MeterGate {
  const observables = new Set<GatedObservable>();
  return {
    meterProvider: {
      getMeter: (name, version, options) =>
        createGatedMeter({ name, version, schemaUrl: options?.schemaUrl }, parts, observables),
    },
    async attach(lane) {
      await Promise.allSettled([...observables].map((observable) => observable.attach(lane)));
    },
  };
}

function createGatedMeter(scope: MeterScope, parts: GateParts, observables: Set<GatedObservable>): Meter {
  const measure = (name: string, options: MetricOptions | undefined, make: MakeMeasure) =>
    createMeasure(scope, name, options, make, parts);
  const observable = (name: string, options: MetricOptions | undefined, kind: ObservableKind): Observable => {
    const created = createObservable(scope, name, options, kind, parts);
    observables.add(created);
    return created;
  };
  const batches = createBatches(scope, parts, observables);
  return {
    createCounter: (name, options) => ({ add: measure(name, options, COUNTER) }),
    createUpDownCounter: (name, options) => ({ add: measure(name, options, UP_DOWN_COUNTER) }),
    createHistogram: (name, options) => ({ record: measure(name, options, HISTOGRAM) }),
    createGauge: (name, options) => ({ record: measure(name, options, GAUGE) }),
    createObservableCounter: (name, options) => observable(name, options, OBSERVABLE_COUNTER),
    createObservableUpDownCounter: (name, options) => observable(name, options, OBSERVABLE_UP_DOWN_COUNTER),
    createObservableGauge: (name, options) => observable(name, options, OBSERVABLE_GAUGE),
    addBatchObservableCallback: (callback, targets) => batches.add(callback, targets),
    removeBatchObservableCallback: (callback, targets) => batches.remove(callback, targets),
  };
}

interface Batch {
  readonly callback: BatchObservableCallback;
  readonly targets: ReadonlySet<GatedObservable>;
  readonly source: ObservationSource;
}

/** Callbacks that report for several observables at once. Observables of other providers are left out, as the SDK does. */
function createBatches(scope: MeterScope, parts: GateParts, known: ReadonlySet<GatedObservable>) {
  const batches: Batch[] = [];
  const ours = (targets: readonly Observable[]) =>
    new Set([...known].filter((observable) => targets.includes(observable)));
  const find = (callback: BatchObservableCallback, targets: ReadonlySet<GatedObservable>) =>
    batches.findIndex(
      (batch) =>
        batch.callback === callback &&
        batch.targets.size === targets.size &&
        [...targets].every((target) => batch.targets.has(target)),
    );
  const failed = () => parts.ledger.withhold('metric', 'scrubber_error', scope.name);

  return {
    add(callback: BatchObservableCallback, observables: readonly Observable[]): void {
      const targets = ours(observables);
      if (targets.size === 0 || find(callback, targets) !== -1) return;
      const source = createSharedCallback<Observation>((report) =>
        callback({
          observe(metric, value, attributes) {
            const target = metric as GatedObservable;
            if (targets.has(target)) reportObservation(target, value, attributes, report, failed);
          },
        }),
      );
      batches.push({ callback, targets, source });
      for (const target of targets) target.addSource(source);
    },
    remove(callback: BatchObservableCallback, observables: readonly Observable[]): void {
      const index = find(callback, ours(observables));
      const batch = batches[index];
      if (batch === undefined) return;
      batches.splice(index, 1);
      for (const target of batch.targets) target.removeSource(batch.source);
    },
  };
}
