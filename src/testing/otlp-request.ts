import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** The three signals by their OTLP/HTTP path. */
export type OtlpSignal = 'traces' | 'metrics' | 'logs';

/** One request as it arrived. */
export interface OtlpRequest {
  readonly signal: OtlpSignal;
  readonly headers: IncomingHttpHeaders;
  /** The message's bytes, unpacked if they came gzipped, not parsed. */
  readonly body: Buffer;
  /** When it was there in full, in milliseconds since 1970. */
  readonly at: number;
}

/** A request together with its JSON, or with the status that it deserves. */
export interface ReadRequest {
  readonly request: OtlpRequest;
  readonly contentType: string;
  /** Undefined for protobuf. */
  readonly json?: unknown;
  /** Set when the request is not valid OTLP/HTTP. */
  readonly refusedWith?: number;
}

const SIGNAL_OF_PATH: Readonly<Record<string, OtlpSignal>> = {
  '/v1/traces': 'traces',
  '/v1/metrics': 'metrics',
  '/v1/logs': 'logs',
};

/** The signal a request is about; undefined when its path or method is none of OTLP/HTTP's. */
export const signalOf = (message: IncomingMessage): OtlpSignal | undefined =>
  message.method === 'POST' ? SIGNAL_OF_PATH[message.url ?? ''] : undefined;

/** Reads a request to its end. Throws when the connection breaks before that. */
export async function readRequest(message: IncomingMessage, signal: OtlpSignal): Promise<ReadRequest> {
  const wire = await buffer(message);
  const contentType = (message.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const unpacked = message.headers['content-encoding'] === 'gzip' ? unpack(wire) : wire;
  const request = { signal, headers: message.headers, body: unpacked ?? wire, at: Date.now() };
  if (unpacked === undefined) return { request, contentType, refusedWith: 400 };
  if (contentType === 'application/x-protobuf') return { request, contentType };
  if (contentType !== 'application/json') return { request, contentType, refusedWith: 415 };
  return { request, contentType, ...parse(unpacked) };
}

function unpack(wire: Buffer): Buffer | undefined {
  try {
    return gunzipSync(wire);
  } catch {
    return undefined;
  }
}

function parse(body: Buffer): { json?: unknown; refusedWith?: number } {
  try {
    return { json: JSON.parse(body.toString('utf8')) as unknown };
  } catch {
    return { refusedWith: 400 };
  }
}
