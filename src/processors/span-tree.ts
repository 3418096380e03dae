import type { SpanContext } from '@opentelemetry/api';
import type { GateLane } from './lanes.ts';

/** Remembers which spans do not leave, so that their children, links, log records and headers name one that does (P6). */
export interface SpanTree {
  /** Marks a span as withheld. */
  withhold(span: SpanContext, parent: SpanContext | undefined): void;
  /** Ties a span to a lane other than the first: it is kept only while that lane is open. */
  tie(span: SpanContext, parent: SpanContext | undefined, lane: GateLane): void;
  /** The lane a span was started in; `undefined` for a withheld one. */
  laneOf(span: SpanContext): GateLane | undefined;
  /** The span itself if it is kept, otherwise its nearest kept ancestor; `undefined` when there is none. */
  nearestKept(span: SpanContext | undefined): SpanContext | undefined;
}

interface Entry {
  readonly lane: GateLane | undefined;
  readonly parent: SpanContext | undefined;
}

/** Withheld spans whose contexts are recognised as copies too, the latest ones. */
const MAX_REMEMBERED_IDS = 1000;

/**
 * Entries are made for the exceptions only and keyed by the SpanContext object, which spans, links and log records
 * of a process share; so nothing needs to be evicted. No entry means: in the first lane, or from elsewhere.
 * An application may carry a copy of a context as plain data: withheld spans are known by their id as well.
 */
export function createSpanTree(first: () => GateLane | undefined): SpanTree {
  const entries = new WeakMap<SpanContext, Entry>();
  const withheldById = new Map<string, Entry>();

  function entryOf(span: SpanContext): Entry | undefined {
    const entry = entries.get(span);
    if (entry !== undefined || withheldById.size === 0 || span.isRemote === true) return entry;
    return withheldById.get(span.spanId);
  }

  function remember(spanId: string, entry: Entry): void {
    if (withheldById.size >= MAX_REMEMBERED_IDS)
      withheldById.delete(withheldById.keys().next().value as string); // the oldest
    withheldById.set(spanId, entry);
  }

  function isKept(span: SpanContext, entry: Entry | undefined): boolean {
    if (entry !== undefined) return entry.lane?.isOpen === true;
    return span.isRemote === true || first()?.isOpen !== false;
  }

  /**
   * Where to go on once a span of this lane, or a withheld one, is not kept: past ancestors that are not kept then
   * either, so that no chain of them is held however long it grows.
   */
  function beyond(parent: SpanContext | undefined, lane: GateLane | undefined): SpanContext | undefined {
    let current = parent;
    while (current !== undefined) {
      const entry = entryOf(current);
      if (entry === undefined || (entry.lane?.isOpen === true && entry.lane !== lane)) return current;
      current = entry.parent;
    }
    return undefined;
  }

  return {
    withhold(span, parent) {
      const entry = { lane: undefined, parent: beyond(parent, undefined) };
      entries.set(span, entry);
      remember(span.spanId, entry);
    },
    tie: (span, parent, lane) => void entries.set(span, { lane, parent: beyond(parent, lane) }),
    laneOf(span) {
      const entry = entries.get(span);
      return entry === undefined ? first() : entry.lane;
    },
    nearestKept(span) {
      let current = span;
      while (current !== undefined) {
        const entry = entryOf(current);
        if (isKept(current, entry)) return current;
        current = entry?.parent;
      }
      return undefined;
    },
  };
}

/** Copies that wait to be sent; what they name may be thrown away meanwhile. */
interface Waiting {
  rehang?(tree: SpanTree): void;
}

/** Lets items that are about to leave name what is still kept (P6). Others than the gates' copies stay as they are. */
export function rehangAll(items: readonly object[], tree: SpanTree): void {
  for (const item of items as readonly Waiting[]) item.rehang?.(tree);
}
