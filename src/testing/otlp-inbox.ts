import { readLogRecords } from './received-log-record.ts';
import { readMetrics } from './received-metric.ts';
import { readSpans } from './received-span.ts';

import type { OtlpRequest, OtlpSignal, ReadRequest } from './otlp-request.ts';
import type { ReceivedLogRecord } from './received-log-record.ts';
import type { ReceivedDataPoint, ReceivedMetric } from './received-metric.ts';
import type { ReceivedSpan } from './received-span.ts';

/** What has arrived since the start or the last `clear()`, whatever it was answered with. */
export interface OtlpReceived {
  readonly requests: readonly OtlpRequest[];
  /** Spans of all JSON requests, in order of arrival. A retried request counts again. */
  readonly spans: readonly ReceivedSpan[];
  readonly logRecords: readonly ReceivedLogRecord[];
  readonly metrics: readonly ReceivedMetric[];
  /** The points of `metrics`, each with its metric's name, unit and type. */
  readonly dataPoints: readonly ReceivedDataPoint[];
  /** The unpacked bodies of all requests (or of one signal's) as UTF-8 text, one a line. */
  raw(signal?: OtlpSignal): string;
}

/** Keeps what arrives and wakes who waits for it. */
export interface OtlpInbox extends OtlpReceived {
  add(read: ReadRequest): void;
  clear(): void;
  waitFor(predicate: (received: OtlpReceived) => boolean, timeoutMillis?: number): Promise<void>;
  /** Rejects everybody who still waits. */
  giveUp(): void;
}

interface Waiter {
  check(): void;
  fail(reason: string): void;
}

const empty = () => ({
  requests: [] as OtlpRequest[],
  spans: [] as ReceivedSpan[],
  logRecords: [] as ReceivedLogRecord[],
  metrics: [] as ReceivedMetric[],
  dataPoints: [] as ReceivedDataPoint[],
});

/** An empty inbox. */
export function createInbox(): OtlpInbox {
  let kept = empty();
  const waiters = new Set<Waiter>();
  const inbox: OtlpInbox = {
    get requests() {
      return kept.requests;
    },
    get spans() {
      return kept.spans;
    },
    get logRecords() {
      return kept.logRecords;
    },
    get metrics() {
      return kept.metrics;
    },
    get dataPoints() {
      return kept.dataPoints;
    },
    raw: (signal) => textOfBodies(kept.requests, signal),
    add: ({ request, json }) => {
      kept.requests.push(request);
      append(kept.spans, readSpans(json));
      append(kept.logRecords, readLogRecords(json));
      const metrics = readMetrics(json);
      append(kept.metrics, metrics);
      for (const metric of metrics) append(kept.dataPoints, metric.dataPoints);
      for (const waiter of waiters) waiter.check();
    },
    clear: () => void (kept = empty()),
    waitFor: (predicate, timeoutMillis = 5_000) => wait(inbox, waiters, predicate, timeoutMillis),
    giveUp: () => {
      for (const waiter of waiters) waiter.fail('the receiver was closed');
    },
  };
  return inbox;
}

/** Not `push(...more)`, which fails on very long lists. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}

const textOfBodies = (requests: readonly OtlpRequest[], signal: OtlpSignal | undefined): string =>
  requests
    .filter((request) => signal === undefined || request.signal === signal)
    .map((request) => request.body.toString('utf8'))
    .join('\n');

function wait(
  received: OtlpReceived,
  waiters: Set<Waiter>,
  predicate: (received: OtlpReceived) => boolean,
  timeoutMillis: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (settle: () => void): void => {
      clearTimeout(timer);
      waiters.delete(waiter);
      settle();
    };
    const fail = (reason: string): void =>
      leave(() => reject(new Error(`waitFor: ${reason}; there is ${summary(received)}`)));
    const check = (): void => {
      try {
        if (predicate(received)) leave(resolve);
      } catch (error) {
        leave(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const waiter: Waiter = { check, fail };
    const timer = setTimeout(() => fail(`nothing that fits came in ${timeoutMillis} ms`), timeoutMillis);
    waiters.add(waiter);
    check();
  });
}

const summary = ({ requests, spans, logRecords, dataPoints }: OtlpReceived): string =>
  `${requests.length} requests, ${spans.length} spans, ${logRecords.length} log records, ${dataPoints.length} data points`;
