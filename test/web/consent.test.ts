import type { Page } from 'playwright-core';
import { arrived, choose, flush, levelIn, OPTIONAL, record, type Rig, start, startRig } from './rig.ts';

let rig: Rig;
beforeAll(async () => void (rig = await startRig()));
afterEach(() => rig.reset());
afterAll(() => rig.close());

const KEY = 'diagnostic-data.consent:process-miner';
const explained = (page: Page) => page.evaluate(() => running.explain());
const stored = (page: Page) => page.evaluate((key) => localStorage.getItem(key), KEY);
const store = (page: Page, text: string) =>
  page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, text] as const);
const attempt = (page: Page) =>
  choose(page, 'optional').then(
    () => 'recorded',
    (error: Error) => error.message,
  );

it('P11: without a choice the level is required; a choice is kept across reloads', async () => {
  const page = await rig.open();
  await start(page, rig);
  expect(await explained(page)).toMatchObject({ level: 'required', decidedBy: 'default' });
  await choose(page, 'optional');

  await page.reload();
  await start(page, rig);

  expect(await explained(page)).toMatchObject({ level: 'optional', decidedBy: 'choice' });
});

it('P5: an opt-out in one tab is in force in the others at once, for what is queued there too', async () => {
  const [first, second] = [await rig.open('/a'), await rig.open('/b')];
  await start(first, rig);
  await start(second, rig);
  await choose(first, 'optional');
  await second.waitForFunction(() => running.consent.level === 'optional');
  await record(second, 'queued', OPTIONAL);

  await choose(first, 'required');
  await second.waitForFunction(() => running.consent.level === 'required');
  await flush(second);

  expect(rig.receiver.requests).toEqual([]);
});

it('P5: a tab that was told nothing asks again before it sends', async () => {
  const page = await rig.open();
  await start(page, rig);
  await choose(page, 'optional');
  await record(page, 'queued', OPTIONAL);

  await store(page, '{"version":1,"level":"required","source":"settings","time":"2026-05-04T10:00:00Z"}');
  await flush(page); // storage events go to other tabs only

  expect(rig.receiver.requests).toEqual([]);
  expect(await levelIn(page)).toBe('required');
});

it('P4: Optional data of a tab that is gone is not resurrected by the next one', async () => {
  const page = await rig.open();
  await start(page, rig);
  await choose(page, 'optional');
  await record(page, 'lost', OPTIONAL);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const crashed = page.waitForEvent('crash'); // one that is closed sends what it has
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;

  const next = await rig.open();
  await start(next, rig);
  await record(next, 'new', OPTIONAL);
  await flush(next);

  expect(kept).not.toContain('lost');
  expect(arrived(rig).spans).toEqual(['new']);
});

describe('P8: fails closed', () => {
  it.each([
    ['no JSON', '{"version":1,', 'not valid JSON'],
    ['an unknown version', '{"version":2,"level":"optional"}', 'unknown version'],
    [
      'an unknown level',
      '{"version":1,"level":"all","source":"settings","time":"2026-05-04"}',
      'no known level',
    ],
    ['no source', '{"version":1,"level":"optional","time":"2026-05-04"}', 'no known source'],
  ])('on a record with %s; it is kept aside by the next choice', async (_, text, problem) => {
    const page = await rig.open();
    await store(page, text);
    await start(page, rig);
    expect(await explained(page)).toMatchObject({
      level: 'required',
      problem: expect.stringContaining(problem),
    });

    await choose(page, 'optional');

    expect(await levelIn(page)).toBe('optional');
    expect(await page.evaluate((key) => localStorage.getItem(`${key}.unreadable`), KEY)).toBe(text);
  });

  it('where storage is blocked: an opt-in rejects and stays off', async () => {
    const page = await rig.context.newPage();
    await page.addInitScript(() =>
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('Access is denied.', 'SecurityError');
        },
      }),
    );
    await page.goto(rig.site.url);
    await start(page, rig);

    expect(await attempt(page)).toContain('The choice could not be recorded: SecurityError');

    await record(page, 'withheld', OPTIONAL);
    await flush(page);
    expect(await explained(page)).toMatchObject({ level: 'required' });
    expect(rig.receiver.requests).toEqual([]);
  });

  /** Leaves no room for a record in what the browser keeps for the page's origin. */
  const fill = (page: Page) =>
    page.evaluate(() => {
      for (let length = 5 * 1024 * 1024; length >= 1; length = Math.floor(length / 2))
        try {
          localStorage.setItem(`filler${length}`, 'x'.repeat(length));
        } catch {
          // smaller ones may still fit
        }
    });

  it('where storage is full: an opt-in rejects and stays off', async () => {
    const page = await rig.open();
    await fill(page);
    await start(page, rig);

    expect(await attempt(page)).toContain('The choice could not be recorded: QuotaExceededError');

    expect(await levelIn(page)).toBe('required');
    expect(await stored(page)).toBeNull();
  });

  it('where storage is full: an opt-out is in force, and takes the recorded opt-in away', async () => {
    const page = await rig.open();
    await store(page, '{"version":1,"level":"optional","source":"settings","time":"2026-05-04"}');
    await fill(page); // the next record is longer
    await start(page, rig);
    expect(await levelIn(page)).toBe('optional');

    await expect(choose(page, 'none')).rejects.toThrow('QuotaExceededError');

    expect(await levelIn(page)).toBe('none');
    expect(await stored(page)).toBeNull();
  });
});

describe('P11: only lowers', () => {
  const withSignal = async (name: string, value: unknown): Promise<Page> => {
    const page = await rig.context.newPage();
    await page.addInitScript(
      ([name, value]) => Object.defineProperty(navigator, name as string, { get: () => value }),
      [name, value],
    );
    await page.goto(rig.site.url);
    return page;
  };

  it.each([
    ['globalPrivacyControl', true, 'Global Privacy Control allows at most "none".'],
    ['doNotTrack', '1', 'doNotTrack allows at most "none".'],
  ])('%s', async (name, value, reason) => {
    const page = await withSignal(name, value);
    await start(page, rig);
    await choose(page, 'optional');

    expect(await explained(page)).toMatchObject({ level: 'none', decidedBy: 'environment', reason });
  });

  it('to the level that the product says it means', async () => {
    const page = await withSignal('globalPrivacyControl', true);
    await start(page, rig, { doNotTrackMeans: 'required' });

    expect(await levelIn(page)).toBe('required');
  });

  it('from the moment at which it is switched on, what is queued, too', async () => {
    const page = await rig.open();
    await start(page, rig);
    await choose(page, 'optional');
    await record(page, 'queued', OPTIONAL);

    await page.evaluate(() =>
      Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, value: true }),
    );
    await flush(page);

    expect(rig.receiver.requests).toEqual([]);
    expect(await levelIn(page)).toBe('none');
  });

  it('the administrator’s policy, which the page’s server states', async () => {
    const page = await rig.open();
    await start(page, rig, { administratorPolicy: { maximumLevel: 'required' } });
    await choose(page, 'optional');

    expect(await explained(page)).toMatchObject({ level: 'required', decidedBy: 'administrator' });
  });
});

it('P11: an opt-in under another notice does not count until it is renewed', async () => {
  const page = await rig.open();
  await start(page, rig, { notice: { version: '1' } });
  await choose(page, 'optional');
  await page.reload();

  await start(page, rig, { notice: { version: '2' } });

  expect(await levelIn(page)).toBe('required');
  expect(await page.evaluate(() => running.consent.noticeIsCurrent)).toBe(false);
  await choose(page, 'optional');
  expect(await levelIn(page)).toBe('optional');
});
