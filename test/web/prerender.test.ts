import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needChromium } from '../../scripts/web/chromium.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';
import { type Site, startSite } from './site.ts';

let site: Site;
let receiver: OtlpReceiver;
let profile: string;
beforeAll(async () => {
  const csp = "script-src 'self' 'inline-speculation-rules'";
  site = await startSite('ahead.ts', { 'content-security-policy': csp });
  receiver = await startOtlpReceiver();
  profile = await mkdtemp(join(tmpdir(), 'rendered-ahead-'));
});
afterAll(async () => {
  await Promise.all([site.close(), receiver.close()]);
  await rm(profile, { recursive: true, maxRetries: 5 });
});

/** Shows a page until something is done. No automation is attached: a browser renders nothing ahead then. */
async function show(url: string, until: () => Promise<unknown>): Promise<void> {
  const options = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--no-first-run',
  ];
  const browser = spawn(
    needChromium(),
    [...options, '--remote-debugging-port=0', `--user-data-dir=${profile}`, url],
    { stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => browser.once('close', resolve));
  try {
    await until();
  } finally {
    browser.kill();
    await ended;
  }
}

it('P1: a page that a browser renders ahead records nothing until somebody sees it, and everything then', async () => {
  const url = `${site.url}/?endpoint=${encodeURIComponent(receiver.url)}`;

  await show(url, () =>
    receiver.waitFor(
      ({ spans, metrics }) => spans.length > 0 && metrics.some(({ name }) => name === 'app.looks'),
    ),
  );

  expect(receiver.spans).toMatchObject([
    {
      name: 'seen',
      attributes: { 'app.level_ahead': 'none', 'app.reason_ahead': 'Prerendering allows at most "none".' },
    },
  ]);
  expect(receiver.dataPoints.filter(({ name }) => name === 'app.looks')).toMatchObject([{ value: 1 }]);
  const routes = receiver.logRecords.filter(({ eventName }) => eventName === 'browser.navigation');
  expect(routes.map(({ attributes }) => attributes['url.template'])).toEqual(['/ahead']);
});
