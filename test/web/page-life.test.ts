import type { Page } from 'playwright-core';
import {
  arrived,
  bodies,
  choose,
  flush,
  levelIn,
  OPTIONAL,
  record,
  REQUIRED,
  type Rig,
  start,
  startRig,
} from './rig.ts';

let rig: Rig;
beforeAll(
  async () =>
    void (rig = await startRig('parts.ts', { ignoreDefaultArgs: ['--disable-back-forward-cache'] })),
);
afterEach(() => rig.reset());
afterAll(() => rig.close());

/** What a page sees when another tab is brought before it. */
const look = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

it('P7: what was recorded arrives although the page goes away at once', async () => {
  const page = await rig.open();
  await start(page, rig);
  await record(page, 'last', REQUIRED);

  await page.goto('about:blank');

  await rig.receiver.waitFor(({ requests }) => requests.length === 3);
  expect(arrived(rig)).toEqual({ spans: ['last'], metrics: ['last'], logRecords: ['last'] });
});

it('P7: what is recorded while the Collector takes its time arrives although the page goes away', async () => {
  const page = await rig.open();
  await start(page, rig, { batching: { logRecords: { maxExportBatchSize: 2 } } });
  rig.receiver.respondWith({ delayMillis: 1000 });
  const emit = (...bodies: string[]) =>
    page.evaluate((bodies) => {
      const attributes = { 'diagnostic_data.category': 'product_and_service_usage' };
      for (const body of bodies) parts.api.logs.getLogger('page').emit({ body, attributes });
    }, bodies);
  await emit('in flight');
  await page.evaluate(() => void running.forceFlush());
  await rig.receiver.waitFor(({ requests }) => requests.length === 1);
  await emit('one', 'two', 'three', 'four', 'five');

  await page.goto('about:blank');

  await rig.receiver.waitFor(({ logRecords }) => logRecords.length === 6);
  expect(new Set(arrived(rig).logRecords)).toEqual(
    new Set(['in flight', 'one', 'two', 'three', 'four', 'five']),
  );
});

it('P7: a queue beyond the 64 KiB that may outlive a page is sent in parts, each of them small enough', async () => {
  const page = await rig.open();
  await start(page, rig);
  await page.evaluate(() => {
    const tracer = parts.api.trace.getTracer('page');
    const attributes = {
      'diagnostic_data.category': 'product_and_service_usage',
      'app.text': 'word '.repeat(40),
    };
    for (let i = 0; i < 500; i++) tracer.startSpan(`span ${i}`, { attributes }).end();
  });

  await look(page, 'hidden');

  await rig.receiver.waitFor(({ spans }) => spans.length === 500);
  expect(new Set(rig.receiver.spans.map(({ spanId }) => spanId)).size).toBe(500);
  for (const { body } of rig.receiver.requests) expect(body.length).toBeLessThanOrEqual(60 * 1024);
});

it('P5: an opt-out is asked for again before a page that goes away sends', async () => {
  const page = await rig.open();
  await start(page, rig);
  await choose(page, 'optional');
  await record(page, 'queued', OPTIONAL);
  await page.evaluate(() => localStorage.clear());

  await page.goto('about:blank');
  await (await rig.open()).waitForTimeout(500);

  expect(rig.receiver.requests).toEqual([]);
});

it('P7: a hidden page sends nothing by itself, and goes on when it is seen again', async () => {
  const page = await rig.open();
  await start(page, rig, { batching: { metrics: { exportIntervalMillis: 100, exportTimeoutMillis: 100 } } });
  await record(page, 'first', REQUIRED);
  await look(page, 'hidden');
  await rig.receiver.waitFor(({ requests }) => requests.length >= 3);
  await page.waitForTimeout(300);
  rig.receiver.clear();

  await page.waitForTimeout(500);
  const whileHidden = rig.receiver.requests.length;
  await look(page, 'visible');
  await rig.receiver.waitFor(({ metrics }) => metrics.length > 0);

  expect(whileHidden).toBe(0);
});

it('P5: a page that comes back from the back/forward cache honours an opt-out made meanwhile', async () => {
  const page = await rig.open('/frozen');
  await page.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => void (document.title = `back ${persisted}`)),
  );
  await start(page, rig, { collect: true }); // nothing that records keeps a page out of that cache
  await choose(page, 'optional');
  await flush(page);
  await page.goto(`${rig.site.url}/elsewhere`);
  await page.evaluate(() => localStorage.clear());
  rig.receiver.clear();

  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForFunction(() => document.title.startsWith('back'), undefined, { timeout: 10_000 });

  expect(await page.title()).toBe('back true');
  expect(await levelIn(page)).toBe('required');
  await record(page, 'after', OPTIONAL);
  await page.evaluate(() => running.forceFlush());
  expect(rig.receiver.requests.length).toBeGreaterThan(0);
  expect(bodies(rig)).not.toContain(OPTIONAL);
});
