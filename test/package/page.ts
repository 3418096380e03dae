import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { needChromium } from '../../scripts/web/chromium.ts';
import { bundle, serve } from '../web/site.ts';

/** Bundles the consumer's page with what is installed in its project, and shows it until something has happened. */
export async function showPage(root: string, endpoint: string, until: () => Promise<unknown>): Promise<void> {
  const site = await serve(await bundle(join(root, 'page/page.mts')));
  const browser = await chromium.launch({
    executablePath: needChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}/?endpoint=${encodeURIComponent(endpoint)}`);
    await until();
  } finally {
    await browser.close();
    await site.close();
  }
}
