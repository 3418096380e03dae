import type { Meter, MeterProvider, MetricOptions, Observable } from '@opentelemetry/api';
import { type BatchCallbacks, createBatchCallbacks } from './batch-callbacks.ts';
import { createMeasure, type Maker, type MeterScope } from './instruments.ts';
import type { GateLane } from './lanes.ts';
import { createObservablesInUse } from './observables-in-use.ts';
import type { GatedObservable, ObservableKind } from './observable-instrument.ts';
import { createObservable } from './observables.ts';
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
  isTotal: false, // how many there are now is a present state, like a gauge's
  isSum: true,
};
const OBSERVABLE_GAUGE: ObservableKind = { maker: 'createObservableGauge', isTotal: false, isSum: false };

type MakeObservable = (
  scope: MeterScope,
  name: string,
  options: MetricOptions | undefined,
  kind: ObservableKind,
) => Observable;

/** Creates the gate of metrics: instruments decide and scrub at every measurement and outlive lanes. */
export function createMeterGate(parts: GateParts): MeterGate {
  const made = new WeakSet<Observable>();
  const inUse = createObservablesInUse(parts);
  const isOurs = (observable: Observable): observable is GatedObservable => made.has(observable);
  const batches = createBatchCallbacks(isOurs, parts);
  const observable: MakeObservable = (scope, name, options, kind) => {
    const created = createObservable({ scope, name, options, kind, parts, inUse });
    made.add(created);
    return created;
  };
  return {
    meterProvider: {
      getMeter: (name, version, options) =>
        createGatedMeter(
          { name: textOr(name, ''), version: textOr(version), schemaUrl: textOr(options?.schemaUrl) },
          parts,
          observable,
          batches,
        ),
    },
    attach: (lane) => inUse.begin(lane),
  };
}

/** What is no text is none: the SDK takes anything for a name, and so must we. */
function textOr<T>(value: unknown, otherwise?: T): string | T {
  return typeof value === 'string' ? value : (otherwise as T);
}

function createGatedMeter(
  scope: MeterScope,
  parts: GateParts,
  observable: MakeObservable,
  batches: BatchCallbacks,
): Meter {
  const measure = (name: string, options: MetricOptions | undefined, maker: Maker) =>
    createMeasure(scope, name, options, maker, parts);
  return {
    createCounter: (name, options) => ({ add: measure(name, options, 'createCounter') }),
    createUpDownCounter: (name, options) => ({ add: measure(name, options, 'createUpDownCounter') }),
    createHistogram: (name, options) => ({ record: measure(name, options, 'createHistogram') }),
    createGauge: (name, options) => ({ record: measure(name, options, 'createGauge') }),
    createObservableCounter: (name, options) => observable(scope, name, options, OBSERVABLE_COUNTER),
    createObservableUpDownCounter: (name, options) =>
      observable(scope, name, options, OBSERVABLE_UP_DOWN_COUNTER),
    createObservableGauge: (name, options) => observable(scope, name, options, OBSERVABLE_GAUGE),
    addBatchObservableCallback: (callback, targets) => batches.add(scope, callback, targets),
    removeBatchObservableCallback: (callback, targets) => batches.remove(scope, callback, targets),
  };
}
