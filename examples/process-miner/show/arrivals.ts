import type { OtlpReceived, ReceivedSpan } from 'opentelemetry-diagnostic-data/testing';
import { findCanaries } from 'opentelemetry-diagnostic-data/testing';

import { ACCIDENTS } from '../app/accidents.ts';

import type { EventLog } from '../app/event-log.ts';
import type { Counts } from './tally.ts';

/** What reached the receiver in one phase. */
export interface Arrivals {
  readonly spans: number;
  readonly logRecords: number;
  readonly dataPoints: number;
  /** Items of all signals by data category. */
  readonly required: Counts;
  /** Items of all signals by data category. */
  readonly optional: Counts;
  /** Spans whose parent did not arrive. */
  readonly orphans: number;
  readonly bytes: number;
  /** Which of the canaries were in these bytes, and how spelled. */
  readonly leaks: readonly string[];
}

/** Looks at what arrived; `canaries` are searched for in all of its bytes, headers included. */
export function lookAt(received: OtlpReceived, canaries: readonly string[]): Arrivals {
  const { spans, logRecords, dataPoints, requests } = received;
  const items = [...spans, ...logRecords, ...dataPoints];
  const bytes = Buffer.concat(
    requests.flatMap(({ body, headers }) => [body, Buffer.from(JSON.stringify(headers))]),
  );
  const ofClass = (classification: string): Counts =>
    countBy(
      items
        .filter(({ attributes }) => attributes['diagnostic_data.classification'] === classification)
        .map(({ attributes }) => String(attributes['diagnostic_data.category'])),
    );
  return {
    spans: spans.length,
    logRecords: logRecords.length,
    dataPoints: dataPoints.length,
    required: ofClass('required'),
    optional: ofClass('optional'),
    orphans: spans.filter((span) => isOrphan(span, spans)).length,
    bytes: bytes.length,
    leaks: findCanaries(bytes, canaries).map(({ canary, spelling }) => `${canary} (${spelling})`),
  };
}

/** What must not leave: the planted accidents, and everything that the event log says. */
export const canariesOf = ({ cases, resources }: EventLog): string[] => [
  ...Object.values(ACCIDENTS),
  ...resources.flatMap((resource) => resource.split(/ <|>/).filter((part) => part !== '')),
  ...cases.keys(),
  ...new Set([...cases.values()].flat().map((event) => event.activity)),
];

const isOrphan = (span: ReceivedSpan, spans: readonly ReceivedSpan[]): boolean =>
  span.parentSpanId !== '' && !spans.some(({ spanId }) => spanId === span.parentSpanId);

function countBy(names: readonly string[]): Counts {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
