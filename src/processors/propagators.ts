import type { TextMapPropagator } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { B3InjectEncoding, B3Propagator } from '@opentelemetry/propagator-b3';

const BY_NAME: Readonly<Record<string, () => TextMapPropagator>> = {
  tracecontext: () => new W3CTraceContextPropagator(),
  baggage: () => new W3CBaggagePropagator(),
  b3: () => new B3Propagator(),
  b3multi: () => new B3Propagator({ injectEncoding: B3InjectEncoding.MULTI_HEADER }),
};

/**
 * The propagator for the names that `OTEL_PROPAGATORS` knows; `undefined` for `none`. Unknown names are left out.
 * Baggage is added where keys of it are allowed.
 */
export function createPropagator(
  names: readonly string[],
  hasAllowedBaggage: boolean,
): TextMapPropagator | undefined {
  const wanted = new Set(names.filter((name) => name !== 'baggage' && Object.hasOwn(BY_NAME, name)));
  if (wanted.size === 0) return undefined;
  if (hasAllowedBaggage) wanted.add('baggage');
  return new CompositePropagator({ propagators: [...wanted].map((name) => BY_NAME[name]!()) });
}
