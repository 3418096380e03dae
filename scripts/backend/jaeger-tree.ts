import pc from 'picocolors';
import { readSpans } from '../../src/testing/received-span.ts';
import type { ReceivedSpan } from '../../src/testing/received-span.ts';
import { drawTraceTree } from '../../src/testing/trace-tree.ts';
import type { TreePart, TreeSpan } from '../../src/testing/trace-tree.ts';

/**
 * Fetches a trace from Jaeger's API. A trace that Jaeger does not have (yet) has no spans.
 * Throws when Jaeger does not answer or answers something else.
 */
export async function fetchTrace(jaegerUrl: string, traceId: string): Promise<ReceivedSpan[]> {
  const address = `${jaegerUrl}/api/v3/traces/${encodeURIComponent(traceId)}`;
  const response = await fetch(address, { signal: AbortSignal.timeout(5000) });
  if (response.status === 404) return [];
  if (!response.ok) throw new Error(`${address} answers ${response.status}: ${await response.text()}`);
  return readSpans(await response.json());
}

const paints: Readonly<Record<TreePart, (text: string) => string>> = {
  line: pc.dim,
  name: pc.bold,
  required: pc.green,
  optional: pc.magenta,
  detail: pc.dim,
  error: pc.red,
};

/** Draws a trace as a tree for a terminal; in a pipe it comes without colours. */
export function drawTrace(spans: readonly TreeSpan[]): string {
  if (spans.length === 0) return 'Jaeger has no such trace.';
  return drawTraceTree(spans, { paint: (part, text) => paints[part](text) });
}
