import type { Page } from 'playwright-core';
import { findCanaries } from '../../src/testing/index.ts';
import { eventsNamed, openApplication, startApplicationRig } from './application.ts';
import { bodies, flush, type Rig } from './rig.ts';

const MAIL = 'wilhelmina@thistlewood.example';

let rig: Rig;
beforeAll(async () => void (rig = await startApplicationRig()));
afterEach(() => rig.reset());
afterAll(() => rig.close());

/** Runs a script of the site's in the page: what it throws, nobody catches. */
const run = (page: Page, script: string): Promise<unknown> =>
  page.addScriptTag({ url: `/script.js?${encodeURIComponent(script)}` });

/** A site of one script, whose text is in its address. */
const serveScript = () =>
  rig.context.route('**/script.js?*', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: decodeURIComponent(new URL(route.request().url()).search.slice(1)),
    }),
  );

const errors = () => eventsNamed(rig, 'exception');

const counted = () =>
  rig.receiver.dataPoints.findLast(({ name }) => name === 'diagnostic_data.exception.count')?.value;

describe('errors', () => {
  it('P3: records kind, scrubbed message, and frames without addresses', async () => {
    await serveScript();
    const page = await openApplication(rig, `/orders/4711?mail=${MAIL}`);
    await run(page, `function save() { throw new TypeError('cannot save the order of ${MAIL}') }\nsave()`);
    await flush(page);

    expect(errors()).toEqual([
      {
        'exception.type': 'TypeError',
        'exception.message': 'cannot save the order of [email]',
        'exception.stacktrace': 'at save (/script.js:1:25)\nat <anonymous> (/script.js:2:1)',
      },
    ]);
    expect(rig.receiver.logRecords.find(({ eventName }) => eventName === 'exception')?.severityNumber).toBe(
      17,
    );
    expect(findCanaries(bodies(rig), [MAIL, 'thistlewood', '4711', '127.0.0.1'])).toEqual([]);
  });

  it('names the route where code is in the page itself', async () => {
    const page = await openApplication(rig, '/orders/4711');
    await page.evaluate((origin) => {
      const error = new Error('inline');
      error.stack = `Error: inline\n    at buy (${origin}/orders/4711?mail=x:3:9)`;
      void Promise.reject(error);
    }, rig.site.url);
    await page.evaluate(() => undefined);
    await flush(page);

    expect(errors()).toMatchObject([{ 'exception.stacktrace': 'at buy (/orders/:id:3:9)' }]);
  });

  it('records rejections nobody handled, and nothing of what was thrown that is no error', async () => {
    const page = await openApplication(rig);
    await page.evaluate((mail) => {
      void Promise.reject(new RangeError('too far'));
      void Promise.reject({ toString: () => mail, mail });
      void Promise.reject(`please write to ${mail}`);
      void Promise.reject(undefined);
    }, MAIL);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    await flush(page);

    expect(
      errors().map(({ 'exception.type': type, 'exception.message': message }) => [type, message]),
    ).toEqual([
      ['RangeError', 'too far'],
      ['_OTHER', undefined],
      ['_OTHER', 'please write to [email]'],
    ]);
    expect(findCanaries(bodies(rig), [MAIL])).toEqual([]);
  });

  it('P7: a loop of errors floods nobody, and all are counted', async () => {
    const page = await openApplication(rig);
    await page.evaluate(() => {
      for (let i = 0; i < 500; i++)
        dispatchEvent(new ErrorEvent('error', { error: new Error(i < 250 ? 'the same' : `another ${i}`) }));
    });
    await flush(page);

    expect(errors()).toHaveLength(10);
    expect(errors().filter((one) => one['exception.message'] === 'the same')).toHaveLength(1);
    expect(counted()).toBe(500);
  });

  it('P7: what throws when it is looked at harms nobody', async () => {
    const page = await openApplication(rig);
    const harm: Error[] = [];
    page.on('pageerror', (error) => harm.push(error));
    await page.evaluate(() => {
      const trap = new Proxy(
        {},
        {
          get() {
            throw new Error('do not look');
          },
        },
      );
      dispatchEvent(new ErrorEvent('error', { error: trap }));
      dispatchEvent(new ErrorEvent('error', { message: 'later', filename: 'x', lineno: 1 }));
    });
    await flush(page);

    expect(harm).toEqual([]);
    expect(errors()).toEqual([{ 'exception.type': '_OTHER', 'exception.message': 'later' }]);
  });

  it('leaves errors of extensions alone', async () => {
    const page = await openApplication(rig);
    await page.evaluate(() => {
      const error = new Error('of another program');
      error.stack =
        'Error: of another program\n    at spy (chrome-extension://abcdefghijklmnop/content.js:1:2)';
      dispatchEvent(new ErrorEvent('error', { error }));
    });
    await flush(page);

    expect(errors()).toEqual([]);
    expect(counted()).toBeUndefined();
  });

  it('records none where they are switched off', async () => {
    const page = await openApplication(rig, '/', { collect: { errors: false } });
    await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new Error('off') })));
    await flush(page);

    expect(errors()).toEqual([]);
  });
});
