import { ExportResultCode } from '@opentelemetry/core';
import { JsonMetricsSerializer } from '@opentelemetry/otlp-transformer';
import { AggregationTemporality } from '@opentelemetry/sdk-metrics';
import type { Answer, Exporter } from './door.ts';
import { ALL_REFUSED, createFetchSender, type Send } from './fetch-sender.ts';
import { createKeepaliveBudget, MAX_KEEPALIVE_BYTES } from './keepalive.ts';
import type { LaneTransport } from './lane.ts';
import { createLogRecordWriter } from './log-record-json.ts';
import { checkEndpoint } from './otlp-options.ts';
import { createSpanWriter } from './span-json.ts';

/** How a page reaches a Collector. */
export interface FetchOptions {
  /** Base URL of the Collector, as the page sees it. Default: `http://localhost:4318`. */
  readonly endpoint?: string | undefined;
  /** Headers of every request. Default: none. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Longest time one export may take, retries included. Default: 30000. */
  readonly timeoutMillis?: number | undefined;
}

/** What the transport asks the page. */
export interface PageState {
  /** Whether it may be gone before an answer is there. */
  readonly isLeaving: () => boolean;
  /** Whether metrics wait until somebody looks at the page again. They are sums, so nothing is lost. */
  readonly isIdle: () => boolean;
}

const DEFAULT_ENDPOINT = 'http://localhost:4318';

/**
 * Makes the exporters of a lane: OTLP as JSON over `fetch`, each lane with requests of its own, which an opt-out ends.
 *
 * @throws TypeError when the endpoint is no http(s) URL.
 */
export function createFetchTransports(options: FetchOptions, page: PageState): () => LaneTransport {
  const { endpoint = DEFAULT_ENDPOINT, timeoutMillis = 30_000 } = options;
  checkEndpoint(endpoint);
  const base = endpoint.replace(/\/$/, '');
  const headers = { ...options.headers, 'content-type': 'application/json' };
  const budget = createKeepaliveBudget();
  return () => {
    const closing = new AbortController();
    const send = createFetchSender({
      headers,
      timeoutMillis,
      budget,
      signal: closing.signal,
      isLeaving: page.isLeaving,
    });
    const list = <T>(path: string, write: (items: readonly T[]) => string) =>
      createExporter<T[]>((items) =>
        sendList(items, write, (body) => send(`${base}/v1/${path}`, body), page),
      );
    return {
      spanExporter: list('traces', createSpanWriter()),
      logRecordExporter: list('logs', createLogRecordWriter()),
      metricExporter: createMetricExporter(send, `${base}/v1/metrics`, page),
      abort: () => closing.abort(),
    };
  };
}

/** A page that is going away can send little at once: what is too much is sent in parts. */
async function sendList<T>(
  items: readonly T[],
  write: (items: readonly T[]) => string,
  send: (body: Uint8Array) => Promise<number>,
  page: PageState,
): Promise<number> {
  const body = new TextEncoder().encode(write(items));
  if (items.length === 1 || body.byteLength <= MAX_KEEPALIVE_BYTES || !page.isLeaving()) return send(body);
  const half = items.length >> 1;
  const parts = [items.slice(0, half), items.slice(half)];
  const refused = await Promise.all(parts.map((part) => sendList(part, write, send, page)));
  return refused.reduce((sum, count) => sum + count, 0);
}

function createMetricExporter(send: Send, url: string, page: PageState): LaneTransport['metricExporter'] {
  return {
    ...createExporter<Parameters<typeof JsonMetricsSerializer.serializeRequest>[0]>(async (metrics) => {
      if (page.isIdle()) return 0;
      const body = JsonMetricsSerializer.serializeRequest(metrics);
      return body === undefined ? ALL_REFUSED : send(url, body);
    }),
    selectAggregationTemporality: () => AggregationTemporality.CUMULATIVE,
  };
}

/** The door in front of it waits for what is in flight. */
function createExporter<T>(
  send: (items: T) => Promise<number>,
): Exporter<T> & { forceFlush(): Promise<void> } {
  const deliver = async (items: T, callback: (answer: Answer) => void): Promise<void> => {
    const refused = await send(items).catch(() => ALL_REFUSED);
    const { FAILED, SUCCESS } = ExportResultCode;
    callback({ code: refused === ALL_REFUSED ? FAILED : SUCCESS, refused });
  };
  return {
    export: (items, callback) => void deliver(items, callback),
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
}
