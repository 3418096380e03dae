import { chromium } from 'playwright-core';
import { drawTraceTree, findCanaries } from 'opentelemetry-diagnostic-data/testing';

import type { OtlpReceiver, ReceivedSpan } from 'opentelemetry-diagnostic-data/testing';
import { setTimeout as sleep } from 'node:timers/promises';

import { needChromium } from '../../../scripts/web/chromium.ts';
import { fetchTrace } from '../../process-miner/show/collector.ts';
import { colours, paintTree, say } from '../../process-miner/show/screen.ts';
import { ENTERED, visit } from './visit.ts';

/** What the walk runs on. */
export interface Stage {
  /** Base address of the application. */
  readonly url: string;
  /** Where telemetry goes; undefined when it goes to a Collector. */
  readonly receiver: OtlpReceiver | undefined;
  /** Base address of the Jaeger that a Collector sends to. */
  readonly jaeger: string;
}

/** `last` are the spans that arrive last: one of each half, and of each class. */
const VISITS = [
  { title: '1  Nobody has been asked yet', choice: undefined, last: ['Open order', 'Find waits'] },
  {
    title: '2  Opted in, in the settings',
    choice: 'on',
    last: ['Open order', 'Localise order', 'Find waits'],
  },
  { title: '3  Opted out again', choice: 'off', last: ['Open order', 'Find waits'] },
] as const;

/** A headless Chromium visits the application three times; each trace is drawn. Resolves to whether nothing leaked. */
export async function walk({ url, receiver, jaeger }: Stage): Promise<boolean> {
  const browser = await chromium.launch({
    executablePath: needChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  try {
    const context = await browser.newContext();
    for (const { title, choice, last } of VISITS) {
      const { traceId } = await visit(context, url, choice);
      const spans = await until(last, () => spansOf(traceId, receiver, jaeger));
      const address = receiver === undefined ? `${jaeger}/trace/${traceId}` : `trace ${traceId}`;
      say(`${colours.bold(title)}  ${colours.dim(address)}\n${drawTraceTree(spans, { paint: paintTree })}\n`);
    }
  } finally {
    await browser.close();
  }
  return receiver === undefined || sayLeaks(receiver);
}

async function spansOf(
  traceId: string,
  receiver: OtlpReceiver | undefined,
  jaeger: string,
): Promise<readonly ReceivedSpan[]> {
  if (receiver === undefined) return fetchTrace(`${jaeger}/api/v3/traces/${traceId}`, 1);
  return receiver.spans.filter((span) => span.traceId === traceId);
}

/** The spans once all of these names are there, or what there is of them after some seconds. */
async function until(
  names: readonly string[],
  ask: () => Promise<readonly ReceivedSpan[]>,
): Promise<readonly ReceivedSpan[]> {
  for (let attempt = 0; ; attempt++) {
    const spans = await ask();
    if (attempt === 40 || names.every((name) => spans.some((span) => span.name === name))) return spans;
    await sleep(250);
  }
}

function sayLeaks({ requests }: OtlpReceiver): boolean {
  const bytes = Buffer.concat(requests.map(({ body }) => body));
  const leaks = findCanaries(bytes, Object.values(ENTERED));
  const size = `${Object.keys(ENTERED).length} texts that were entered, in ${bytes.length.toLocaleString('en')} bytes`;
  say(
    leaks.length === 0 ? `${colours.green('✓')} none of ${size}` : colours.red(`✗ not kept: none of ${size}`),
  );
  for (const { canary, spelling } of leaks) say(colours.red(`  ${canary} (${spelling})`));
  return leaks.length === 0;
}
