import { setTimeout as sleep } from 'node:timers/promises';

import type { ServerResponse } from 'node:http';

/** How the receiver answers a request. */
export interface OtlpAnswer {
  /** HTTP status. Default 200. */
  readonly status?: number;
  /** Further headers, e.g. `{ 'retry-after': '1' }`. Default none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Body as text. Default: an empty OTLP answer in the request's own content type. */
  readonly body?: string;
  /** Wait before answering, in milliseconds. Default 0. */
  readonly delayMillis?: number;
  /** Close the connection instead of answering. Default false. */
  readonly close?: boolean;
}

/** Sends `answer`; does nothing when the peer has gone away meanwhile. `closing` ends a delay early. */
export async function sendAnswer(
  response: ServerResponse,
  contentType: string,
  answer: OtlpAnswer,
  closing: AbortSignal,
): Promise<void> {
  if (answer.delayMillis !== undefined) {
    await sleep(answer.delayMillis, undefined, { signal: closing }).catch(() => {});
  }
  if (response.destroyed) return;
  if (answer.close === true) {
    response.destroy();
    return;
  }
  const emptyAnswer = contentType === 'application/json' ? '{}' : '';
  response.writeHead(answer.status ?? 200, { 'content-type': contentType, ...answer.headers });
  response.end(answer.body ?? emptyAnswer);
}
