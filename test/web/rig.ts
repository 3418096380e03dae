import { type BrowserContext, chromium, type LaunchOptions, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/web/chromium.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';
import type { WebOptions } from '../../src/web.ts';
import { type Site, startSite } from './site.ts';

/** A browser profile, a site, and a receiver of another origin. */
export interface Rig {
  readonly context: BrowserContext;
  readonly site: Site;
  readonly receiver: OtlpReceiver;
  /** Opens a tab on a path of the site. */
  open(path?: string): Promise<Page>;
  /** Forgets tabs, what is stored, and what arrived. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts all three. */
export async function startRig(program = 'parts.ts', options: LaunchOptions = {}): Promise<Rig> {
  const site = await startSite(program); // first: nothing has to be stopped if the program cannot be bundled
  const receiver = await startOtlpReceiver();
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    ...options,
  });
  let context = await browser.newContext();
  return {
    get context() {
      return context;
    },
    site,
    receiver,
    async open(path = '/') {
      const page = await context.newPage();
      await page.goto(site.url + path);
      return page;
    },
    async reset() {
      await context.close();
      context = await browser.newContext();
      receiver.respondWith();
      receiver.clear();
    },
    async close() {
      await browser.close();
      await Promise.all([site.close(), receiver.close()]);
    },
  };
}

/** Starts diagnostic data in a page. Options must be plain JSON. */
export function start(page: Page, rig: Rig, options: Partial<WebOptions> = {}): Promise<void> {
  const all = {
    product: { name: 'process-miner', version: '2.4.0' },
    endpoint: rig.receiver.url,
    collect: false,
    ...options,
  };
  return page.evaluate(
    (given) => {
      globalThis.running = parts.startDiagnosticData(given as unknown as WebOptions);
    },
    all as unknown as Record<string, never>,
  );
}

/** One span, one count and one event of a category, with a name to be found again. */
export function record(page: Page, name: string, category: string): Promise<void> {
  return page.evaluate(
    ([name, category]) => {
      const attributes = { 'diagnostic_data.category': category, 'app.mark': name };
      parts.api.trace.getTracer('page').startSpan(name, { attributes }).end();
      parts.api.metrics.getMeter('page').createCounter(`app.${name}`).add(1, attributes);
      parts.api.logs.getLogger('page').emit({ eventName: 'app.mark', body: name, attributes });
    },
    [name, category] as const,
  );
}

/** Sends what is queued in a page. */
export const flush = (page: Page): Promise<void> => page.evaluate(() => running.forceFlush());

/** The person chooses in the settings of a page. */
export const choose = (page: Page, level: 'none' | 'required' | 'optional'): Promise<void> =>
  page.evaluate(async (level) => void (await running.consent.set(level, { source: 'settings' })), level);

export const levelIn = (page: Page): Promise<string> => page.evaluate(() => running.consent.level);

export const REQUIRED = 'product_and_service_usage';
export const OPTIONAL = 'enhanced_anonymized_product_usage';

/** The names of what arrived: spans, metrics without their prefix, and log records. */
export function arrived({ receiver }: Rig): { spans: string[]; metrics: string[]; logRecords: unknown[] } {
  return {
    spans: receiver.spans.map(({ name }) => name),
    metrics: [...new Set(receiver.metrics.map(({ name }) => name.replace('app.', '')))],
    logRecords: receiver.logRecords.map(({ body }) => body),
  };
}

/** Everything that arrived, as one text. */
export const bodies = ({ receiver }: Rig): string =>
  receiver.requests.map(({ body }) => body.toString('utf8')).join('\n');
