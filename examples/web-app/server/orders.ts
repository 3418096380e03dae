import type { EventLog, LogEvent } from '../../process-miner/app/event-log.ts';
import type { OrderReport, OrderSummary } from '../app/server-api.ts';

const DAY = 86_400_000;
const LISTED = 25;

/** The orders that took longest. */
export function listOrders({ cases }: EventLog): OrderSummary[] {
  return [...cases]
    .map(([id, events]) => ({
      id,
      state: events.at(-1)?.activity ?? '',
      days: daysOf(events[0], events.at(-1)),
    }))
    .toSorted((left, right) => right.days - left.days)
    .slice(0, LISTED);
}

/** What was done in one order, and how long it waited before. Not by whom. */
export function reportOn(id: string, events: readonly LogEvent[]): OrderReport {
  return {
    id,
    steps: events.map((event, index) => ({
      activity: event.activity,
      at: new Date(event.at).toISOString(),
      waitedDays: daysOf(events[index - 1], event),
    })),
  };
}

function daysOf(from: LogEvent | undefined, to: LogEvent | undefined): number {
  return ((to?.at ?? 0) - (from?.at ?? to?.at ?? 0)) / DAY;
}
