import type { BatchObservableCallback, Observable } from '@opentelemetry/api';
import type { MeterScope } from './instruments.ts';
import type { GatedObservable, Observation, ObservationSource } from './observable-instrument.ts';
import { createSharedCallback } from './shared-callback.ts';
import type { GateParts } from './span-processor.ts';

/** Callbacks that report for several observables at once. */
export interface BatchCallbacks {
  add(scope: MeterScope, callback: BatchObservableCallback, observables: readonly Observable[]): void;
  remove(scope: MeterScope, callback: BatchObservableCallback, observables: readonly Observable[]): void;
}

interface Batch {
  readonly scope: MeterScope;
  readonly targets: ReadonlySet<GatedObservable>;
  readonly source: ObservationSource;
}

/** @param isOurs observables of other providers are left out, as the SDK does. */
export function createBatchCallbacks(
  isOurs: (observable: Observable) => observable is GatedObservable,
  { ledger }: Pick<GateParts, 'ledger'>,
): BatchCallbacks {
  const batches = new Map<BatchObservableCallback, Batch[]>();
  const ours = (observables: readonly Observable[]): Set<GatedObservable> =>
    new Set(observables.filter(isOurs));
  const find = (
    scope: MeterScope,
    callback: BatchObservableCallback,
    targets: ReadonlySet<GatedObservable>,
  ): Batch | undefined =>
    batches
      .get(callback)
      ?.find((batch) => isSameScope(batch.scope, scope) && isSameSet(batch.targets, targets));

  return {
    add(scope, callback, observables) {
      const targets = ours(observables);
      if (targets.size === 0 || find(scope, callback, targets) !== undefined) return;
      const source = createSharedCallback<Observation>(
        (report) =>
          callback({
            observe(metric, value, attributes) {
              const target = metric as GatedObservable;
              const observation = targets.has(target) ? target.observation(value, attributes) : undefined;
              if (observation !== undefined) report(observation);
            },
          }),
        () => ledger.withhold('metric', 'callback_failed', scope.name),
      );
      batches.set(callback, [...(batches.get(callback) ?? []), { scope, targets, source }]);
      for (const target of targets) target.addSource(source);
    },
    remove(scope, callback, observables) {
      const batch = find(scope, callback, ours(observables));
      if (batch === undefined) return;
      const left = batches.get(callback)?.filter((one) => one !== batch) ?? [];
      if (left.length > 0) batches.set(callback, left);
      else batches.delete(callback);
      for (const target of batch.targets) target.removeSource(batch.source);
    },
  };
}

/** Meters of the same scope are one meter to the SDK. */
const isSameScope = (a: MeterScope, b: MeterScope): boolean =>
  a.name === b.name && a.version === b.version && a.schemaUrl === b.schemaUrl;

const isSameSet = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));
