import { eventsNamed, openApplication, pointsNamed, startApplicationRig } from './application.ts';
import { choose, flush, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => void (rig = await startApplicationRig()));
afterEach(() => rig.reset());
afterAll(() => rig.close());

/** A page that is never idle. */
const keepBusy = () =>
  rig.context.addInitScript(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }));

const arrived = { 'url.template': '/orders', 'browser.navigation.same_document': false };

describe('what waits at the start until the page has a moment', () => {
  it('is recorded when the page is left before that', async () => {
    await keepBusy();
    const page = await openApplication(rig, '/orders');
    await page.goto('about:blank');
    await rig.receiver.waitFor(
      () =>
        eventsNamed(rig, 'browser.navigation').length > 0 &&
        eventsNamed(rig, 'diagnostic_data.setup.launch').length > 0,
    );

    expect(eventsNamed(rig, 'browser.navigation')).toEqual([arrived]);
  });

  it.each(['forceFlush', 'shutdown'] as const)('is recorded and sent by %s', async (method) => {
    await keepBusy();
    const page = await openApplication(rig, '/orders');
    await page.evaluate((method) => running[method](), method);

    expect(eventsNamed(rig, 'browser.navigation')).toEqual([arrived]);
    expect(eventsNamed(rig, 'diagnostic_data.device')).toHaveLength(1);
    expect(eventsNamed(rig, 'diagnostic_data.display')).toHaveLength(1);
    expect(eventsNamed(rig, 'diagnostic_data.connectivity')).toHaveLength(1);
  });

  it('loses no navigation, and keeps the order', async () => {
    await keepBusy();
    const page = await openApplication(rig, '/orders');
    const before = Date.now();
    await page.evaluate(() => history.pushState(null, '', '/settings'));
    await flush(page);

    expect(eventsNamed(rig, 'browser.navigation').map((one) => one['url.template'])).toEqual([
      '/orders',
      '/settings',
    ]);
    const [first] = rig.receiver.logRecords.filter(({ eventName }) => eventName === 'browser.navigation');
    expect(Number(first!.timeUnixNano) / 1e6).toBeLessThan(before);
  });

  it('does not hold up what the application records', async () => {
    await keepBusy();
    const page = await openApplication(rig, '/orders');
    await page.evaluate(() => {
      running.performance.measureProcess('discover', () => 1);
      running.usage.recordAction('export');
      running.setup.markLaunched();
    });
    await flush(page);

    expect(pointsNamed(rig, 'diagnostic_data.process.duration')).toHaveLength(1);
    expect(eventsNamed(rig, 'diagnostic_data.action')).toHaveLength(1);
    expect([
      ...eventsNamed(rig, 'diagnostic_data.setup.first_launch'),
      ...eventsNamed(rig, 'diagnostic_data.setup.launch'),
    ]).not.toEqual([]);
  });

  it('does not put the language of the page over the one that the application names', async () => {
    await keepBusy();
    const page = await openApplication(rig, '/orders');
    await choose(page, 'optional');
    await page.evaluate(() => running.enhancedUsage.recordLanguage('fr-CA'));
    await flush(page);

    expect(eventsNamed(rig, 'diagnostic_data.interface_language')).toEqual([
      { 'diagnostic_data.interface.language': 'fr' },
    ]);
  });

  it('is recorded where the browser does not tell of such a moment', async () => {
    await rig.context.addInitScript(
      () => delete (globalThis as { requestIdleCallback?: unknown }).requestIdleCallback,
    );
    await openApplication(rig, '/orders');
    await rig.receiver.waitFor(() => eventsNamed(rig, 'diagnostic_data.device').length > 0);

    expect(eventsNamed(rig, 'browser.navigation')).toEqual([arrived]);
  });
});
