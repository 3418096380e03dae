/** `npm run docs:screenshots`: the settings element as it stands in examples/web-app, light and dark, for the docs. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { startApplication } from '../../examples/web-app/show/application.ts';
import { startOtlpReceiver } from '../../src/testing/index.ts';
import { needChromium } from './chromium.ts';

const DIRECTORY = join(import.meta.dirname, '..', '..', 'docs', 'images');
const SHOTS = [
  { scheme: 'light', file: 'settings-light.png', switchesOn: false },
  { scheme: 'dark', file: 'settings-dark.png', switchesOn: true },
] as const;

async function shoot(browser: Browser, url: string, { scheme, file, switchesOn }: (typeof SHOTS)[number]) {
  const page = await browser.newPage({
    viewport: { width: 824, height: 1400 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  await page.goto(`${url}/settings`);
  await page.locator('summary').first().waitFor();
  if (switchesOn) await page.getByRole('switch').click();
  await page.locator(`[aria-checked=${switchesOn}]`).waitFor();
  await page.mouse.move(0, 0);
  const box = await page.locator('diagnostic-data-settings').boundingBox();
  if (box === null) throw new Error('the element is not on the page');
  const edge = 20; // of the page around it
  const clip = {
    x: box.x - edge,
    y: box.y - edge,
    width: box.width + 2 * edge,
    height: box.height + 2 * edge,
  };
  await page.screenshot({ path: join(DIRECTORY, file), clip });
  await page.close();
}

const receiver = await startOtlpReceiver();
const application = await startApplication(receiver.url, 0);
const browser = await chromium.launch({
  executablePath: needChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
mkdirSync(DIRECTORY, { recursive: true });
try {
  for (const shot of SHOTS) await shoot(browser, application.url, shot);
} finally {
  await browser.close();
  await application.stop();
  await receiver.close();
}
