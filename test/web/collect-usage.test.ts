import type { Page } from 'playwright-core';
import { findCanaries } from '../../src/testing/index.ts';
import { eventsNamed, openApplication, pointsNamed, startApplicationRig } from './application.ts';
import { bodies, flush, type Rig } from './rig.ts';

const NAME = 'Wilhelmina Thistlewood';
const MAIL = 'wilhelmina@thistlewood.example';
const CARD = '4111 1111 1111 1111';

let rig: Rig;
beforeAll(async () => void (rig = await startApplicationRig()));
afterEach(() => rig.reset());
afterAll(() => rig.close());

const go = (page: Page, path: string): Promise<void> =>
  page.evaluate((path) => history.pushState(null, '', path), path);

const forms = () =>
  eventsNamed(rig, 'diagnostic_data.form').map(
    (one) => `${String(one['diagnostic_data.form.name'])} ${String(one['diagnostic_data.form.action'])}`,
  );

describe('routes', () => {
  it('records where people go by patterns of addresses, never by addresses', async () => {
    const page = await openApplication(rig, `/orders/4711?mail=${MAIL}#wilhelmina`);
    await go(page, `/customers/${MAIL}`);
    await go(page, '/orders?name=Thistlewood');
    await page.evaluate(() => history.replaceState(null, '', '/orders?name=T')); // only the query
    await page.goBack();
    await flush(page);

    const there = (from: string, to: string, type: string) => ({
      'url.template': to,
      'diagnostic_data.navigation.from': from,
      'browser.navigation.type': type,
      'browser.navigation.same_document': true,
    });
    expect(eventsNamed(rig, 'browser.navigation')).toEqual([
      { 'url.template': '/orders/:id', 'browser.navigation.same_document': false },
      there('/orders/:id', 'other', 'push'),
      there('other', '/orders', 'push'),
      there('/orders', 'other', 'traverse'),
    ]);
    expect(pointsNamed(rig, 'diagnostic_data.navigation.count')).toHaveLength(3);
    expect(findCanaries(bodies(rig), [MAIL, 'wilhelmina', 'Thistlewood', '4711', 'customers'])).toEqual([]);
  });

  it('records the same where the browser has no Navigation API, and leaves the history as it was', async () => {
    await rig.context.addInitScript(() => {
      delete (globalThis as { navigation?: unknown }).navigation;
    });
    const page = await openApplication(rig, '/');
    await go(page, '/orders/4711');
    await page.evaluate(() => history.replaceState(null, '', '/orders'));
    await page.goBack();
    await page.evaluate(() => running.shutdown());
    await go(page, '/settings');

    expect(eventsNamed(rig, 'browser.navigation').map((one) => one['browser.navigation.type'])).toEqual([
      undefined,
      'push',
      'replace',
      'traverse',
    ]);
    expect(await page.evaluate(() => Object.hasOwn(history, 'pushState') && String(history.pushState))).toBe(
      await page.evaluate(() => String(History.prototype.pushState)),
    );
  });

  it('tells routes after a # apart where the product has such', async () => {
    const page = await openApplication(rig, '/app#/orders/4711?mail=x', {
      routes: ['#/orders/:id', '#/settings'],
    });
    await page.evaluate(() => (location.hash = '#/settings'));
    await flush(page);

    expect(eventsNamed(rig, 'browser.navigation').map((one) => one['url.template'])).toEqual([
      '#/orders/:id',
      '#/settings',
    ]);
  });

  it('records no routes where the product gives none', async () => {
    const page = await openApplication(rig, '/', { routes: [] });
    await go(page, '/orders/4711');
    await flush(page);

    expect(eventsNamed(rig, 'browser.navigation')).toEqual([]);
  });
});

describe('forms', () => {
  it('P3: records that forms are opened, submitted and abandoned, and nothing that is typed', async () => {
    const page = await openApplication(rig, '/orders');
    await page.fill('#checkout [name=id]', NAME);
    await page.fill('#checkout [name=mail]', MAIL);
    await page.fill('#checkout [name=card]', CARD);
    await page.click('#checkout button');
    await page.fill('#feedback [name=text]', `${NAME} <${MAIL}> ${CARD}`);
    await go(page, '/');
    await flush(page);

    expect(forms()).toEqual([
      'checkout opened',
      'checkout submitted',
      'feedback opened',
      'feedback abandoned',
    ]);
    expect(pointsNamed(rig, 'diagnostic_data.form.count')).toHaveLength(4);
    expect(findCanaries(bodies(rig), [NAME, 'Thistlewood', MAIL, CARD, '4111111111111111'])).toEqual([]);
  });

  it('records a form as abandoned when the page is left, before the page is gone', async () => {
    const page = await openApplication(rig, '/orders');
    await page.fill('#feedback [name=text]', NAME);
    await page.goto(`${rig.site.url}/settings`);
    await rig.receiver.waitFor(() => forms().length > 1);

    expect(forms()).toEqual(['feedback opened', 'feedback abandoned']);
  });

  it('leaves forms alone that the product does not list', async () => {
    const page = await openApplication(rig, '/', { names: { forms: ['checkout'] } });
    await page.fill('#feedback [name=text]', NAME);
    await page.click('#feedback button');
    await flush(page);

    expect(forms()).toEqual([]);
    expect(await page.evaluate(() => running.explain().withheld.log_record)).toEqual({});
  });
});

describe('what the application says', () => {
  it('records actions that are listed, and withholds others with what they name', async () => {
    const page = await openApplication(rig);
    await page.evaluate((mail) => {
      running.usage.recordAction('export');
      running.usage.recordAction(mail);
    }, MAIL);
    await flush(page);

    expect(eventsNamed(rig, 'diagnostic_data.action')).toEqual([{ 'diagnostic_data.action.name': 'export' }]);
    expect(await page.evaluate(() => running.explain().withheld)).toMatchObject({
      log_record: { unlisted_name: 1 },
      metric: { unlisted_name: 1 },
    });
    expect(findCanaries(bodies(rig), [MAIL])).toEqual([]);
  });

  it.each([['orders'], ['/orders/:id?x=1'], ['/a b']])('refuses %s as a route', async (route) => {
    await expect(
      (async () => {
        const page = await openApplication(rig, '/', { collect: false });
        await page.evaluate(
          (route) => void parts.startDiagnosticData({ product: { name: 'x' }, routes: [route] }),
          route,
        );
      })(),
    ).rejects.toThrow(/routes: at most 200 patterns such as/);
  });
});
