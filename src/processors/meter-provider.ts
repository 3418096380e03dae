import type {
  BatchObservableCallback,
  Meter,
  MeterProvider,
  MetricOptions,
  Observable,
} from '@opentelemetry/api';
import { createMeasure, type Maker, type MeterScope } from './instruments.ts';
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

const OBSERVABLE_COUNTER: ObservableKind = { maker: 'createObservableCounter', isTotal: true, isSum: true };
const OBSERVABLE_UP_DOWN_COUNTER: ObservableKind = {
  maker: 'createObservableUpDownCounter',
  isTotal: false,
  isSum: true,
};
const OBSERVABLE_GAUGE: ObservableKind = { maker: 'createObservableGauge', isTotal: false, isSum: false };

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
  const measure = (name: string, options: MetricOptions | undefined, maker: Maker) =>
    createMeasure(scope, name, options, maker, parts);
  const observable = (name: string, options: MetricOptions | undefined, kind: ObservableKind): Observable => {
    const created = createObservable(scope, name, options, kind, parts);
    observables.add(created);
    return created;
  };
  const batches = createBatches(scope, parts, observables);
  return {
    createCounter: (name, options) => ({ add: measure(name, options, 'createCounter') }),
    createUpDownCounter: (name, options) => ({ add: measure(name, options, 'createUpDownCounter') }),
    createHistogram: (name, options) => ({ record: measure(name, options, 'createHistogram') }),
    createGauge: (name, options) => ({ record: measure(name, options, 'createGauge') }),
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
