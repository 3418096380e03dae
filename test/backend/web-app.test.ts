import { type BrowserContext, chromium } from 'playwright-core';
import { ENTERED, visit } from '../../examples/web-app/show/visit.ts';
import { needChromium } from '../../scripts/web/chromium.ts';
import { findCanaries } from '../../src/testing/canaries.ts';
import type { ReceivedSpan } from '../../src/testing/received-span.ts';
import { startExample } from '../web/web-app.ts';
import { startRig } from './rig.ts';
import type { Rig } from './rig.ts';

let rig: Rig;
let traceIds: string[];
/** The trace of each visit as Jaeger has it: nobody asked yet, opted in, opted out again. */
let before: ReceivedSpan[], during: ReceivedSpan[], after: ReceivedSpan[];

beforeAll(async () => {
  rig = await startRig();
  const example = startExample('--endpoint', rig.endpoint, '--jaeger', rig.jaegerUrl, '--port', '0');
  const browser = await chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox'] });
  try {
    traceIds = await threeVisits(await browser.newContext(), await example.url);
  } finally {
    await browser.close();
    await example.stop(); // the server sends what it has
  }
  await rig.settled();
  [before = [], during = [], after = []] = await Promise.all(traceIds.map((id) => rig.trace(id, 5)));
}, 120_000);

afterAll(() => rig.stop());

async function threeVisits(context: BrowserContext, url: string): Promise<string[]> {
  const ids: string[] = [];
  for (const choice of [undefined, 'on', 'off'] as const)
    ids.push((await visit(context, url, choice)).traceId);
  return ids;
}

const parentOf = (span: ReceivedSpan | undefined, spans: readonly ReceivedSpan[]) =>
  spans.find(({ spanId }) => spanId === span?.parentSpanId);
const named = (name: string, spans: readonly ReceivedSpan[]) => spans.find((span) => span.name === name);

/** The names from a span up to its root. */
function wayUp(name: string, spans: readonly ReceivedSpan[]): string[] {
  const names: string[] = [];
  for (let span = named(name, spans); span !== undefined; span = parentOf(span, spans)) names.push(span.name);
  return names;
}

const inServer = ['Find waits', 'request handler', 'GET /api/orders/:id/report'];

it('P6: in Jaeger, a trace starts in the page and goes on in the server, whole', () => {
  for (const spans of [before, during, after]) {
    const roots = spans.filter((span) => parentOf(span, spans) === undefined);
    const services = inServer
      .concat('Open order')
      .map((name) => named(name, spans)?.resource['service.name']);

    expect(roots.map(({ name, parentSpanId }) => [name, parentSpanId])).toEqual([['Open order', '']]);
    expect(services).toEqual([...inServer.map(() => 'process-miner-web-server'), 'process-miner-web']);
  }
});

it('P6: what hung on the Optional span of the page hangs on the nearest kept one while it is withheld', () => {
  expect([before, during, after].map((spans) => wayUp('Find waits', spans))).toEqual([
    [...inServer, 'GET', 'Open order'],
    [...inServer, 'GET', 'Localise order', 'Open order'],
    [...inServer, 'GET', 'Open order'],
  ]);
});

it('P4: only the Optional span comes from a resource that says consent was granted', () => {
  for (const span of [...before, ...during, ...after]) {
    const isOptional = span.name === 'Localise order';

    expect(span.attributes['diagnostic_data.classification']).toBe(isOptional ? 'optional' : 'required');
    expect(span.resource['diagnostic_data.consent.optional']).toBe(isOptional ? 'granted' : undefined);
  }
});

it('P2: nothing that the Collector would have to drop leaves the page or the server', async () => {
  const dropped = [rig.filtered('spans'), rig.filtered('datapoints'), rig.filtered('logs')];

  expect(await Promise.all(dropped)).toEqual([0, 0, 0]);
});

it('P3: nothing that was entered into the forms is anywhere behind the page', async () => {
  const held = await rig.everything(traceIds);

  expect(findCanaries(held, ['Open order', 'process_miner.order.placed'])).toHaveLength(2);
  expect(findCanaries(held, [...Object.values(ENTERED), 'Brandvold', 'Nordwind Papier'])).toEqual([]);
});
