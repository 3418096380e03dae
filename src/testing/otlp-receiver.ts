import { createServer } from 'node:http';

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { sendAnswer } from './otlp-answer.ts';
import { createInbox } from './otlp-inbox.ts';
import { readRequest, signalOf } from './otlp-request.ts';

import type { OtlpAnswer } from './otlp-answer.ts';
import type { OtlpReceived } from './otlp-inbox.ts';
import type { OtlpRequest } from './otlp-request.ts';

/** Pages of any origin may send, as they may to a Collector that is set up for them. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-max-age': '600',
};

/** Options of `startOtlpReceiver`. */
export interface OtlpReceiverOptions {
  /** Port on 127.0.0.1. Default: a free one. */
  readonly port?: number;
}

/** One answer for all requests, or a function that finds one for each. */
export type OtlpScript = OtlpAnswer | ((request: OtlpRequest) => OtlpAnswer);

/** An OTLP/HTTP receiver for tests: keeps what arrives, answers as it is told. */
export interface OtlpReceiver extends OtlpReceived {
  /** Base address, e.g. `http://127.0.0.1:4318`; signals go to `/v1/traces`, `/v1/metrics`, `/v1/logs`. */
  readonly url: string;
  /** Forgets what has arrived. Answers stay as scripted. */
  clear(): void;
  /** Scripts the answers from now on. No argument: accept again (the state at the start). */
  respondWith(answer?: OtlpScript): void;
  /**
   * Resolves as soon as `predicate` holds for what has arrived; asked now and after every request.
   * Rejects, saying what is there, after `timeoutMillis` (default 5,000) or when the receiver closes.
   */
  waitFor(predicate: (received: OtlpReceived) => boolean, timeoutMillis?: number): Promise<void>;
  /** Breaks all connections and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts an OTLP/HTTP receiver on 127.0.0.1. JSON (gzipped or not) is read into `spans`, `logRecords` and
 * `metrics`; protobuf is kept as bytes in `requests` only. Rejects when the port is taken.
 */
export async function startOtlpReceiver(options: OtlpReceiverOptions = {}): Promise<OtlpReceiver> {
  const inbox = createInbox();
  const closing = new AbortController();
  let script: OtlpScript | undefined;

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (message.method === 'OPTIONS') return void response.writeHead(204).end();
    const signal = signalOf(message);
    if (signal === undefined) return sendAnswer(response, 'text/plain', { status: 404 }, closing.signal);
    const read = await readRequest(message, signal);
    inbox.add(read);
    const scripted = typeof script === 'function' ? script(read.request) : script;
    const answer = scripted ?? (read.refusedWith === undefined ? {} : { status: read.refusedWith });
    return sendAnswer(response, read.contentType, answer, closing.signal);
  };
  const server = createServer((message, response) => {
    serve(message, response).catch(() => response.destroy()); // the sender hung up, or a script threw
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });

  return Object.assign(inbox, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    respondWith: (answer?: OtlpScript) => void (script = answer),
    close: async () => {
      closing.abort();
      inbox.giveUp();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  });
}
