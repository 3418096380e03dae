import { type Rig, startRig } from './rig.ts';
import { openSettings, untilSwitch } from './settings-page.ts';
import type { Page } from 'playwright-core';

let rig: Rig;
beforeAll(async () => void (rig = await startRig('settings.ts')));
afterAll(() => rig.close());

const colourOf = (page: Page, selector: string, property: string): Promise<string> =>
  page
    .locator(selector)
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

function addStyles(page: Page, css: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

test('takes colours by custom properties and any style by parts', async () => {
  const page = await openSettings(rig);

  await addStyles(
    page,
    `diagnostic-data-settings { --diagnostic-data-accent: rgb(1, 2, 3) }
     diagnostic-data-settings::part(title) { color: rgb(4, 5, 6) }`,
  );

  expect(await colourOf(page, '[part=more]', 'color')).toBe('rgb(1, 2, 3)');
  expect(await colourOf(page, '[part=title]', 'color')).toBe('rgb(4, 5, 6)');
});

test('is light or dark as the page’s color-scheme says', async () => {
  const page = await openSettings(rig);
  const accents: string[] = [];

  for (const scheme of ['light', 'dark']) {
    await addStyles(page, `:root { color-scheme: ${scheme} }`);
    accents.push(await colourOf(page, '[part=more]', 'color'));
  }

  expect(accents).toEqual(['rgb(10, 79, 150)', 'rgb(140, 196, 255)']);
});

test('moves nothing for people who want no motion', async () => {
  const page = await openSettings(rig);
  const durations: string[] = [];

  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion });
    durations.push(await colourOf(page, '[part=switch]', 'transition-duration'));
  }

  expect(durations).toEqual(['0.15s', '0s']);
});

test('tells on from off in forced colours', async () => {
  const page = await openSettings(rig);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const off = await colourOf(page, '[part=switch]', 'background-color');

  await page.getByRole('switch').click();
  await untilSwitch(page, true);

  expect(await colourOf(page, '[part=switch]', 'background-color')).not.toBe(off);
});

test('fits a narrow column without scrolling sideways', async () => {
  const page = await openSettings(rig);

  await page.setViewportSize({ width: 320, height: 640 });

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
