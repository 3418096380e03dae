import { type Context, propagation, type TextMapPropagator, trace } from '@opentelemetry/api';
import type { SpanTree } from './span-tree.ts';

/** Options of {@link createGatedPropagator}. */
export interface GatedPropagatorOptions {
  /** What writes and reads the headers. */
  readonly propagator: TextMapPropagator;
  readonly tree: SpanTree;
  /** Baggage keys that may be sent to other processes. Default: none. */
  readonly allowedBaggageKeys?: readonly string[] | undefined;
}

/** Headers name a span that leaves (P6): a withheld one is replaced by its nearest kept ancestor. Baggage is not sent unless allowed. */
export function createGatedPropagator(options: GatedPropagatorOptions): TextMapPropagator {
  const { propagator, tree } = options;
  const allowed = new Set(options.allowedBaggageKeys);
  return {
    inject(context, carrier, setter) {
      propagator.inject(withAllowedBaggage(withKeptSpan(context, tree), allowed), carrier, setter);
    },
    extract: (context, carrier, getter) => propagator.extract(context, carrier, getter),
    fields: () => propagator.fields(),
  };
}

function withKeptSpan(context: Context, tree: SpanTree): Context {
  const current = trace.getSpanContext(context);
  const kept = tree.nearestKept(current);
  if (kept === current) return context;
  return kept === undefined ? trace.deleteSpan(context) : trace.setSpanContext(context, kept);
}

function withAllowedBaggage(context: Context, allowed: ReadonlySet<string>): Context {
  const baggage = propagation.getBaggage(context);
  if (baggage === undefined) return context;
  const kept = baggage.getAllEntries().filter(([key]) => allowed.has(key));
  if (kept.length === 0) return propagation.deleteBaggage(context);
  return propagation.setBaggage(context, propagation.createBaggage(Object.fromEntries(kept)));
}
