import {
  type Attributes,
  type HrTime,
  isSpanContextValid,
  type Link,
  type SpanContext,
  SpanKind,
  type SpanStatus,
  SpanStatusCode,
} from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace';
import type { Classified } from '../policy/index.ts';
import type { GateLane } from './lanes.ts';
import type { FieldScrubber } from './scrub-fields.ts';
import type { SpanTree } from './span-tree.ts';
import { isBefore, numberUpTo, timeOr } from './sendable.ts';

const NO_EVENTS: TimedEvent[] = [];
const NO_LINKS: Link[] = [];

/**
 * A span as it may leave: every text scrubbed, the parent one that leaves too. A copy, because a finished span must
 * not be changed and other processors see it; a class, because encoders read a class instance fastest.
 */
export class ScrubbedSpan implements ReadableSpan {
  readonly name: string;
  readonly kind: SpanKind;
  parentSpanContext: SpanContext | undefined;
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly status: SpanStatus;
  readonly attributes: Attributes;
  links: Link[];
  readonly events: TimedEvent[];
  readonly duration: HrTime;
  readonly ended: boolean;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  readonly droppedAttributesCount: number;
  readonly droppedEventsCount: number;
  droppedLinksCount: number;
  readonly #context: SpanContext;

  constructor(
    span: ReadableSpan,
    verdict: Classified,
    lane: GateLane,
    fields: FieldScrubber,
    tree: SpanTree,
  ) {
    this.#context = fields.spanContext(span.spanContext());
    this.name = fields.text(span.name);
    this.kind = numberUpTo(SpanKind.CONSUMER, span.kind) ?? SpanKind.INTERNAL;
    const parent = tree.nearestKept(span.parentSpanContext);
    this.parentSpanContext = parent === undefined ? undefined : fields.spanContext(parent);
    this.startTime = timeOr(span.startTime, span.endTime);
    this.endTime = timeOr(span.endTime, this.startTime);
    this.status = scrubStatus(span.status, fields);
    this.attributes = fields.itemAttributes('span', span.attributes, verdict);
    this.links = span.links.length === 0 ? NO_LINKS : scrubLinks(span.links, fields, tree);
    this.events =
      span.events.length === 0 ? NO_EVENTS : scrubEvents(span.events, this.startTime, lane, fields);
    this.duration = span.duration;
    this.ended = span.ended;
    this.resource = lane.resource;
    this.instrumentationScope = fields.scope(span.instrumentationScope);
    this.droppedAttributesCount = span.droppedAttributesCount;
    this.droppedEventsCount = span.droppedEventsCount + span.events.length - this.events.length;
    this.droppedLinksCount = span.droppedLinksCount + span.links.length - this.links.length;
  }

  spanContext(): SpanContext {
    return this.#context;
  }

  /** Names, in place of what was thrown away since, what is still kept. */
  rehang(tree: SpanTree): void {
    this.parentSpanContext = tree.nearestKept(this.parentSpanContext);
    if (this.links.length === 0) return;
    const before = this.links.length;
    this.links = keptLinks(this.links, tree);
    this.droppedLinksCount += before - this.links.length;
  }
}

function keptLinks(links: readonly Link[], tree: SpanTree): Link[] {
  return links.flatMap((link) => {
    const context = tree.nearestKept(link.context);
    return context === undefined ? [] : [{ ...link, context }];
  });
}

function scrubStatus(status: SpanStatus, fields: FieldScrubber): SpanStatus {
  const code = numberUpTo(SpanStatusCode.ERROR, status.code) ?? SpanStatusCode.UNSET;
  if (status.message === undefined) return code === status.code ? status : { code };
  return { code, message: fields.text(status.message) };
}

/** What happened before the lane was open is left out (P4). */
function scrubEvents(
  events: readonly TimedEvent[],
  start: HrTime,
  lane: GateLane,
  fields: FieldScrubber,
): TimedEvent[] {
  return events
    .filter(({ time }) => !isBefore(time, lane))
    .map((event) => ({
      ...event,
      name: fields.text(event.name),
      time: timeOr(event.time, start),
      attributes: fields.attributes(event.attributes),
    }));
}

/**
 * A link to a span that does not leave goes to its nearest kept ancestor; where there is none it is left out. So is one
 * whose ids are none: they come from the caller, and could be anything.
 */
function scrubLinks(links: readonly Link[], fields: FieldScrubber, tree: SpanTree): Link[] {
  return links.flatMap((link) => {
    const kept = tree.nearestKept(link.context);
    if (kept === undefined || !isSpanContextValid(kept)) return [];
    const attributes = fields.attributes(link.attributes);
    return [{ ...link, context: fields.spanContext(kept), attributes }];
  });
}
