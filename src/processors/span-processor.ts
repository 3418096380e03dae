import { type Context, TraceFlags } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import type { Ledger, Policy } from '../policy/index.ts';
import type { GateLane, GateLanes } from './lanes.ts';
import { isBefore } from './sendable.ts';
import type { FieldScrubber } from './scrub-fields.ts';
import { ScrubbedSpan } from './scrubbed-span.ts';
import type { SpanTree } from './span-tree.ts';

/** What the gates of all signals work with. */
export interface GateParts {
  readonly policy: Policy;
  readonly lanes: GateLanes;
  readonly ledger: Ledger;
  readonly fields: FieldScrubber;
  readonly tree: SpanTree;
}

/** How the gates are flushed and shut down with the SDK they are put into. Neither rejects. */
export interface GateLifecycle {
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
}

/**
 * The gate of spans: decides at the start, and at the end hands a scrubbed copy to the lane that was open at the
 * start, if that very lane still is (P4, P5).
 */
export function createSpanGate(parts: GateParts, lifecycle: GateLifecycle): SpanProcessor {
  const { ledger, tree } = parts;
  return {
    onStart(span: Span, _context: Context): void {
      try {
        decideAtStart(span, parts);
      } catch {
        tree.withhold(span.spanContext(), span.parentSpanContext);
        ledger.withhold('span', 'scrubber_error', span.instrumentationScope.name);
      }
    },
    onEnd(span: ReadableSpan): void {
      const lane = tree.laneOf(span.spanContext());
      if (lane === undefined) return; // withheld, and counted, at the start
      try {
        passOn(span, lane, parts);
      } catch {
        tree.withhold(span.spanContext(), span.parentSpanContext);
        ledger.withhold('span', 'scrubber_error', span.instrumentationScope.name);
      }
    },
    forceFlush: () => lifecycle.forceFlush(),
    shutdown: () => lifecycle.shutdown(),
  };
}

function decideAtStart(span: Span, { policy, lanes, ledger, tree }: GateParts): void {
  const verdict = policy.admit('span', span.name, span.attributes, span.instrumentationScope.name);
  const lane = verdict === undefined ? undefined : lanes.open(verdict.classification);
  if (lane === lanes.first && lane !== undefined) return; // the rule
  const isTooOld = lane !== undefined && isBefore(span.startTime, lane);
  if (isTooOld) ledger.withhold('span', 'backdated', span.instrumentationScope.name);
  if (lane === undefined || isTooOld) tree.withhold(span.spanContext(), span.parentSpanContext);
  else tree.tie(span.spanContext(), span.parentSpanContext, lane);
}

function passOn(span: ReadableSpan, lane: GateLane, { policy, ledger, fields, tree }: GateParts): void {
  const scope = span.instrumentationScope.name;
  if (lane.ended !== undefined) {
    ledger.withhold('span', lane.ended, scope);
    return;
  }
  if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) {
    ledger.withhold('span', 'not_sampled', scope);
    return;
  }
  const verdict = policy.classify('span', span.name, span.attributes, scope);
  if (verdict?.classification !== lane.classification) {
    tree.withhold(span.spanContext(), span.parentSpanContext);
    ledger.withhold('span', 'reclassified', scope);
    return;
  }
  lane.spanProcessor.onEnd(new ScrubbedSpan(span, verdict, lane, fields, tree));
  ledger.keep('span');
}
