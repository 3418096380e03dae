import { context } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import type { KeepaliveBudget } from './keepalive.ts';

/** Options of {@link createFetchSender}. */
export interface FetchSenderOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Longest time one export may take, retries included. */
  readonly timeoutMillis: number;
  /** Ends requests in flight and refuses new ones, retries included. */
  readonly signal: AbortSignal;
  readonly budget: KeepaliveBudget;
  /** Whether the page may be gone before the answer is there. */
  readonly isLeaving: () => boolean;
}

/** Sends a body; says how many of its items were refused. Never rejects. */
export type Send = (url: string, body: Uint8Array) => Promise<number>;

/** Nothing was taken. */
export const ALL_REFUSED = Infinity;

/** As the OTLP specification asks: https://opentelemetry.io/docs/specs/otlp/#failures-1 */
const RETRYABLE = [429, 502, 503, 504];
const MAX_ATTEMPTS = 5;
const FIRST_WAIT_MILLIS = 1000;
const MAX_WAIT_MILLIS = 5000;

/** How one attempt ended: with what was refused, or to be tried again after a time. */
type Outcome = number | { readonly afterMillis: number | undefined };

/**
 * Sends by `fetch`, without cookies and without saying which page it comes from. The first attempt is under way when
 * the call returns, so that a page that is going away can still send.
 */
export function createFetchSender(options: FetchSenderOptions): Send {
  const { timeoutMillis, signal } = options;
  return async (url, body) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMillis)]);
    for (let attempt = 1; ; attempt++) {
      if (limit.aborted) return ALL_REFUSED;
      const outcome = await attemptOnce(url, body, limit, options);
      if (typeof outcome === 'number') return outcome;
      if (attempt >= MAX_ATTEMPTS) return ALL_REFUSED;
      await wait(outcome.afterMillis ?? backOff(attempt), limit);
    }
  };
}

async function attemptOnce(
  url: string,
  body: Uint8Array,
  signal: AbortSignal,
  { headers, budget, isLeaving }: FetchSenderOptions,
): Promise<Outcome> {
  const release = isLeaving() ? budget.take(body.byteLength) : undefined;
  try {
    const response = await context.with(suppressTracing(context.active()), () =>
      plainFetch()(url, {
        method: 'POST',
        headers,
        body: body as Uint8Array<ArrayBuffer>,
        signal,
        keepalive: release !== undefined,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      }),
    );
    // A browser holds the connection, and the bytes of a keepalive request, until the answer is read.
    const answer = await response.text().catch(() => '');
    if (response.ok) return refusedBy(answer);
    return RETRYABLE.includes(response.status) ? { afterMillis: retryAfter(response.headers) } : ALL_REFUSED;
  } catch {
    return { afterMillis: undefined };
  } finally {
    release?.();
  }
}

/** In JSON a quote within a text stands behind a backslash, so only a name can match. */
const REJECTED = /"rejected\w+"\s*:\s*"?(\d+)/;

/** https://opentelemetry.io/docs/specs/otlp/#partial-success-1. Its message is left out: it may repeat what was sent. */
const refusedBy = (answer: string): number => Number(REJECTED.exec(answer)?.[1] ?? 0);

/** What OpenTelemetry's instrumentation of `fetch` wrapped: our own requests are no telemetry. */
function plainFetch(): typeof fetch {
  return (Reflect.get(fetch, '__original') as typeof fetch | undefined) ?? fetch;
}

/** Seconds only: a date would need a clock that is right. */
function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return seconds >= 0 ? seconds * 1000 : undefined;
}

function backOff(attempt: number): number {
  return Math.min(MAX_WAIT_MILLIS, FIRST_WAIT_MILLIS * 1.5 ** (attempt - 1)) * (0.8 + Math.random() * 0.4);
}

function wait(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
