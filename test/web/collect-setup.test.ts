import type { Page } from 'playwright-core';
import { eventsNamed, openApplication, startApplicationRig } from './application.ts';
import { flush, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(
  async () => void (rig = await startApplicationRig({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })),
);
afterEach(() => rig.reset());
afterAll(() => rig.close());

const setup = () =>
  rig.receiver.logRecords
    .map(({ eventName }) => eventName.replace('diagnostic_data.', ''))
    .filter((name) => /^setup\.|^app\.crash$/.test(name));

const launched = async (page: Page): Promise<void> => {
  await page.evaluate(() => running.setup.markLaunched());
  await flush(page);
};

const marks = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('diagnostic-data.run:')));

/** Waits until a page has said that somebody sees it. */
const marked = (page: Page, count = 1): Promise<unknown> =>
  page.waitForFunction(
    (count) =>
      Object.keys(localStorage).filter((key) => key.startsWith('diagnostic-data.run:')).length === count,
    count,
  );

/** Waits until a page has looked at what others left behind, and sends what it found. */
async function looked(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1300)));
  await flush(page);
}

/** Ends the page's process as a crash does. The tab is there no more. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await page.close();
}

describe('launches', () => {
  it('records the first launch once, launches, and an update with both versions', async () => {
    const first = await openApplication(rig);
    await launched(first);
    await launched(first);
    await first.reload();
    await launched(first);
    const second = await openApplication(rig, '/', { product: { name: 'process-miner', version: '2.5.0' } });
    await launched(second);

    expect(setup()).toEqual([
      ...['setup.first_launch', 'setup.launch', 'setup.launch', 'setup.update', 'setup.launch'],
    ]);
    expect(eventsNamed(rig, 'diagnostic_data.setup.update')).toEqual([
      { 'service.version': '2.5.0', 'diagnostic_data.setup.previous_version': '2.4.0' },
    ]);
  });

  it('records a launch also of a page that is left soon', async () => {
    const page = await openApplication(rig);
    await page.goto('about:blank');
    await rig.receiver.waitFor(() => setup().length === 2);

    expect(setup()).toEqual(['setup.first_launch', 'setup.launch']);
  });

  it('P8: does not take storage that is blocked or damaged for a new installation', async () => {
    await rig.context.addInitScript(() =>
      localStorage.setItem('diagnostic-data.setup:process-miner', '<wilhelmina@thistlewood.example>'),
    );
    await launched(await openApplication(rig));
    await rig.context.addInitScript(() =>
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      }),
    );
    await launched(await openApplication(rig));

    expect(setup()).toEqual(['setup.launch', 'setup.launch']);
  });
});

describe('crashes', () => {
  it('records once that a page crashed in front of somebody, with its version', async () => {
    const other = await openApplication(rig);
    const crashing = await openApplication(rig, '/', {
      product: { name: 'process-miner', version: '2.3.0' },
    });
    await launched(crashing);
    await marked(crashing, 2);
    await crash(crashing);
    const [next, last] = [await openApplication(rig), await openApplication(rig)];
    await Promise.all([looked(next), looked(last)]);
    await looked(await openApplication(rig));

    expect(eventsNamed(rig, 'app.crash')).toEqual([{ 'service.version': '2.3.0' }]);
    expect(await marks(other)).toHaveLength(4);
  });

  it('records a crash before the launch had succeeded as a failed launch', async () => {
    const crashing = await openApplication(rig);
    await marked(crashing);
    await crash(crashing);
    await looked(await openApplication(rig));

    expect(eventsNamed(rig, 'diagnostic_data.setup.launch_failed')).toEqual([{ 'service.version': '2.4.0' }]);
    expect(eventsNamed(rig, 'app.crash')).toEqual([]);
  });

  it.each([
    ['is left for another', (page: Page) => page.goto('about:blank')],
    ['is loaded again', (page: Page) => page.reload()],
    ['is closed', (page: Page) => page.close({ runBeforeUnload: true })],
    ['shuts diagnostic data down', (page: Page) => page.evaluate(() => running.shutdown())],
    ['is still open', async () => undefined],
  ] as const)('takes no page for crashed that %s', async (_, end) => {
    const page = await openApplication(rig);
    await launched(page);
    await marked(page);
    await end(page);
    await looked(await openApplication(rig));

    expect(setup().filter((name) => !name.includes('launch'))).toEqual([]);
    expect(setup()).not.toContain('setup.launch_failed');
  });

  it('takes no page for crashed that was hidden when it ended', async () => {
    const page = await openApplication(rig);
    await launched(page);
    await marked(page);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
    expect(await marks(page)).toEqual([]);
    await crash(page);
    await looked(await openApplication(rig));

    expect(setup()).not.toContain('app.crash');
  });

  it('keeps pages in the back/forward cache, and watches them again when they are back', async () => {
    const page = await openApplication(rig, '/');
    await launched(page);
    await marked(page);
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => void (document.title = `back ${persisted}`)),
    );
    await page.goto(`${rig.site.url}/elsewhere`);
    await page.evaluate(() => void setTimeout(() => history.back()));
    await page.waitForFunction(() => document.title.startsWith('back'));

    expect(await page.title()).toBe('back true');
    await marked(page);
    await crash(page);
    await looked(await openApplication(rig));
    expect(eventsNamed(rig, 'app.crash')).toHaveLength(1);
  });

  it('marks nothing where the browser has no locks: nobody could tell a crash from another tab', async () => {
    await rig.context.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }),
    );
    const page = await openApplication(rig);
    await looked(page);

    expect(await marks(page)).toEqual([]);
    expect(setup()).toEqual([]);
  });
});
