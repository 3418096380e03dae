import { setTimeout as sleep } from 'node:timers/promises';

import { readSpans } from 'opentelemetry-diagnostic-data/testing';

import type { ReceivedSpan } from 'opentelemetry-diagnostic-data/testing';

/** Says what keeps a Collector from taking telemetry at `endpoint`; undefined when nothing does. */
export async function problemAt(endpoint: string): Promise<string | undefined> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"resourceSpans":[]}',
  };
  try {
    const answer = await fetch(`${endpoint}/v1/traces`, { ...request, signal: AbortSignal.timeout(5_000) });
    const takesOtlp = answer.ok && answer.headers.get('content-type')?.startsWith('application/json');
    return takesOtlp ? undefined : `What listens at ${endpoint} does not take OTLP: status ${answer.status}.`;
  } catch {
    return `No Collector answers at ${endpoint}. \`npm run backend\` starts one.`;
  }
}

/**
 * Fetches a trace from Jaeger once it has `spanCount` spans, or what it has of it after some seconds. None when
 * Jaeger does not answer at that address.
 */
export async function fetchTrace(address: string, spanCount: number): Promise<readonly ReceivedSpan[]> {
  let spans: readonly ReceivedSpan[] = [];
  for (let attempt = 0; attempt < 20 && spans.length < spanCount; attempt += 1) {
    if (attempt > 0) await sleep(400);
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer === undefined) break;
    spans = answer.ok ? readSpans(await answer.json().catch(() => undefined)) : [];
  }
  return spans;
}
