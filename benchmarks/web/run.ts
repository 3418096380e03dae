/**
 * `npm run bench:web`: what it costs a page to load and start diagnostic data, beside OpenTelemetry's own parts alone, in
 * turns, each time in a new tab of a headless Chromium. Prints medians.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser } from 'playwright-core';
import { needChromium } from '../../scripts/web/chromium.ts';

const SUBJECTS = ['bare', 'gated'] as const;
const ROUNDS = 21;

/** Milliseconds of one start: `load` from request to evaluated module, `start` of the call. */
interface Cost {
  readonly load: number;
  readonly start: number;
}

async function bundle(subject: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, `${subject}.ts`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  return outputFiles[0]!.text;
}

async function measure(browser: Browser, origin: string, subject: string): Promise<Cost> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  const cost = await page.evaluate(async (module) => {
    const began = performance.now();
    const { start } = (await import(module)) as { start(endpoint: string): void };
    const loaded = performance.now();
    start(location.origin);
    return { load: loaded - began, start: performance.now() - loaded };
  }, `/${subject}.js`);
  await context.close();
  return cost;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const scripts = new Map<string, string>();
for (const subject of SUBJECTS) scripts.set(`/${subject}.js`, await bundle(subject));
const server = createServer(({ url = '' }, response) => {
  const script = scripts.get(url);
  response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
  response.end(script ?? '<!doctype html><title>Benchmark</title>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox'] });
const costs: Record<string, Cost[]> = { bare: [], gated: [] };
for (let round = 0; round < ROUNDS; round++)
  for (const subject of SUBJECTS) costs[subject]!.push(await measure(browser, origin, subject));
await browser.close();
server.close();

console.log(`Chromium, ${ROUNDS} rounds in turns, medians in ms`);
console.log('| what | bare | gated |\n| --- | --- | --- |');
for (const part of ['load', 'start'] as const)
  console.log(
    `| ${part} | ${SUBJECTS.map((one) => median(costs[one]!.map((cost) => cost[part])).toFixed(1)).join(' | ')} |`,
  );
