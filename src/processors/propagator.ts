import { type Context, propagation, type TextMapPropagator, trace } from '@opentelemetry/api';
import type { FieldScrubber } from './scrub-fields.ts';
import type { SpanTree } from './span-tree.ts';

/** Options of {@link createGatedPropagator}. */
export interface GatedPropagatorOptions {
  /** What writes and reads the headers. */
  readonly propagator: TextMapPropagator;
  readonly tree: SpanTree;
  readonly fields: FieldScrubber;
  /** Baggage keys that may be sent to other processes. Default: none. */
  readonly allowedBaggageKeys?: readonly string[] | undefined;
}

/**
 * Headers name a span that leaves (P6): a withheld one is replaced by its nearest kept ancestor. Its trace state is
 * scrubbed (P3). Baggage is not sent unless allowed.
 */
export function createGatedPropagator(options: GatedPropagatorOptions): TextMapPropagator {
  const { propagator } = options;
  const allowed = new Set(options.allowedBaggageKeys);
  return {
    inject(context, carrier, setter) {
      propagator.inject(withAllowedBaggage(withKeptSpan(context, options), allowed), carrier, setter);
    },
    extract: (context, carrier, getter) => propagator.extract(context, carrier, getter),
    fields: () => propagator.fields(),
  };
}

/** What cannot be scrubbed is not sent (P8). */
function withKeptSpan(context: Context, { tree, fields }: GatedPropagatorOptions): Context {
  const current = trace.getSpanContext(context);
  try {
    const kept = tree.nearestKept(current);
    const clean = kept === undefined ? undefined : fields.spanContext(kept);
    if (clean === current) return context;
    return clean === undefined ? trace.deleteSpan(context) : trace.setSpanContext(context, clean);
  } catch {
    return trace.deleteSpan(context);
  }
}

function withAllowedBaggage(context: Context, allowed: ReadonlySet<string>): Context {
  const baggage = propagation.getBaggage(context);
  if (baggage === undefined) return context;
  const kept = baggage.getAllEntries().filter(([key]) => allowed.has(key));
  if (kept.length === 0) return propagation.deleteBaggage(context);
  return propagation.setBaggage(context, propagation.createBaggage(Object.fromEntries(kept)));
}
