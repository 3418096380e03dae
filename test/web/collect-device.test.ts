import type { Page } from 'playwright-core';
import { eventsNamed, openApplication, startApplicationRig } from './application.ts';
import { bodies, choose, flush, OPTIONAL, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => void (rig = await startApplicationRig()));
afterEach(() => rig.reset());
afterAll(() => rig.close());

interface Screen {
  readonly width: number;
  readonly height: number;
  readonly orientation: 'portrait' | 'landscape';
}

/** Shows the page on another screen, and waits until the page knows. */
async function show(page: Page, { width, height, orientation }: Screen): Promise<void> {
  const session = await rig.context.newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    ...{ width, height, screenWidth: width, screenHeight: height, deviceScaleFactor: 3, mobile: false },
    screenOrientation: { type: `${orientation}Primary`, angle: orientation === 'portrait' ? 0 : 90 },
  });
  await page.waitForFunction(
    ([type, width]) => screen.orientation.type === `${type}-primary` && innerWidth === width,
    [orientation, width] as const,
  );
}

const displays = () =>
  eventsNamed(rig, 'diagnostic_data.display').map((one) =>
    ['resolution', 'orientation', 'scale', 'viewport'].map((key) => one[`diagnostic_data.display.${key}`]),
  );

describe('device', () => {
  it('records system and browser by their kind, and nothing else of what the browser calls itself', async () => {
    const page = await openApplication(rig);
    await flush(page);

    const [device] = eventsNamed(rig, 'diagnostic_data.device');
    expect(device).toEqual({
      'os.type': 'linux',
      'user_agent.name': 'chrome',
      'user_agent.version': expect.stringMatching(/^\d+$/) as unknown,
      'browser.mobile': false,
      'diagnostic_data.device.cpu_count': expect.any(String) as unknown,
      'diagnostic_data.device.memory': expect.any(String) as unknown,
    });
    expect(bodies(rig)).not.toContain('AppleWebKit');
  });

  it('records the screen in classes, and again when it is turned', async () => {
    const page = await openApplication(rig, '/', { collect: false });
    await show(page, { width: 390, height: 844, orientation: 'portrait' });
    await page.evaluate(() => running.shutdown());
    await page.evaluate(
      (options) => void (globalThis.running = parts.startDiagnosticData(options as never)),
      { product: { name: 'process-miner' }, endpoint: rig.receiver.url },
    );
    await flush(page);
    await show(page, { width: 844, height: 390, orientation: 'landscape' });
    await flush(page);
    await page.evaluate(() => dispatchEvent(new Event('resize'))); // nothing is different
    await flush(page);

    expect(displays()).toEqual([
      ['844x390', 'portrait', 3, 'compact'],
      ['844x390', 'landscape', 3, 'expanded'],
    ]);
  });

  it('records when the connection is lost, and when it is back', async () => {
    const page = await openApplication(rig);
    await flush(page);
    await rig.context.setOffline(true);
    await page.waitForFunction(() => !navigator.onLine);
    await rig.context.setOffline(false);
    await page.waitForFunction(() => navigator.onLine);
    await flush(page);

    const states = eventsNamed(rig, 'diagnostic_data.connectivity');
    expect(states.map((one) => one['diagnostic_data.connectivity.state'])).toEqual([
      'online',
      'offline',
      'online',
    ]);
    expect(states[1]).toEqual({
      'diagnostic_data.connectivity.state': 'offline',
      'network.connection.type': 'unavailable',
    });
  });
});

describe('enhanced usage', () => {
  /** Makes a page tell when its language is read. */
  const watchLanguage = () =>
    rig.context.addInitScript(() => {
      const reads = ((globalThis as { reads?: string[] }).reads = []) as string[];
      const read = (what: string, value: string) => () => (reads.push(what), value);
      for (const [place, key] of [
        [Navigator.prototype, 'language'],
        [HTMLElement.prototype, 'lang'],
      ] as const)
        Object.defineProperty(place, key, { configurable: true, get: read(key, 'de-AT') });
    });

  it('P1: reads the interface language only after an opt-in, and records it without region', async () => {
    await watchLanguage();
    const page = await openApplication(rig);
    await flush(page);
    const reads = (): Promise<string[]> =>
      page.evaluate(() => (globalThis as unknown as { reads: string[] }).reads);
    const before = await reads();
    const categories = () =>
      rig.receiver.logRecords.map(({ attributes }) => attributes?.['diagnostic_data.category']);
    expect(before).toEqual([]);
    expect(categories()).not.toContain(OPTIONAL);

    await choose(page, 'optional');
    await flush(page);

    expect(await reads()).toContain('lang');
    expect(eventsNamed(rig, 'diagnostic_data.interface_language')).toEqual([
      { 'diagnostic_data.interface.language': 'de' },
    ]);
    expect(categories().filter((one) => one === OPTIONAL)).toHaveLength(1);
  });

  it('P5: records no other language after an opt-out', async () => {
    const page = await openApplication(rig);
    await choose(page, 'optional');
    await flush(page);
    await choose(page, 'required');
    await page.evaluate(() => running.enhancedUsage.recordLanguage('fr'));
    await flush(page);

    expect(eventsNamed(rig, 'diagnostic_data.interface_language')).toEqual([
      { 'diagnostic_data.interface.language': 'en' },
    ]);
  });
});
