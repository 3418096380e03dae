import { findCanaries } from '../../src/testing/index.ts';
import { eventsNamed, openApplication, pointsNamed, startApplicationRig } from './application.ts';
import { bodies, flush, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => void (rig = await startApplicationRig()));
afterEach(() => rig.reset());
afterAll(() => rig.close());

const point = (name: string) => rig.receiver.dataPoints.findLast((one) => one.name === name);

describe('performance', () => {
  it('records how long each part of loading a page took', async () => {
    const page = await openApplication(rig, '/orders/4711');
    await page.waitForFunction(
      () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd > 0,
    );
    await flush(page);
    await page.reload();
    await page.waitForLoadState('load');
    await flush(page);

    const parts = pointsNamed(rig, 'diagnostic_data.page.load_time');
    const of = (type: string) =>
      parts
        .filter((one) => one['browser.navigation_timing.type'] === type)
        .map((one) => one['diagnostic_data.page.phase']);
    expect(of('navigate')).toEqual(
      expect.arrayContaining(['request', 'response', 'interactive', 'complete']),
    );
    expect(of('navigate')).not.toContain('redirect');
    expect(of('reload')).toContain('complete');
    expect(findCanaries(bodies(rig), ['4711', rig.site.url])).toEqual([]);
  });

  it('records how long what is on a page took, by what asked for it, and not its own requests', async () => {
    await rig.context.route('**/missing', (route) => route.fulfill({ status: 404 }));
    const page = await openApplication(rig);
    await page.evaluate(async () => {
      await (await fetch('/api/customers/Thistlewood?mail=wilhelmina')).text();
      await (await fetch('/missing')).text();
      const image = Object.assign(document.createElement('img'), { src: '/pictures/wilhelmina.png' });
      await new Promise((done) => {
        for (const end of ['load', 'error']) image.addEventListener(end, done);
        document.body.append(image);
      });
    });
    await flush(page);
    await flush(page);

    const seen = pointsNamed(rig, 'diagnostic_data.resource.load_time').map((one) =>
      [one['browser.resource_timing.initiator_type'], one['diagnostic_data.outcome']].join(' '),
    );
    expect(seen).toEqual(
      // The picture is refused by the page's own policy: there was no answer.
      expect.arrayContaining(['script success', 'fetch success', 'fetch error', 'img ']),
    );
    const fetches = rig.receiver.dataPoints.filter(
      ({ name, attributes }) =>
        name === 'diagnostic_data.resource.load_time' &&
        attributes['browser.resource_timing.initiator_type'] === 'fetch' &&
        attributes['diagnostic_data.outcome'] === 'success',
    );
    expect(fetches.at(-1)?.value).toMatchObject({ count: 1 }); // although there were OTLP requests
    expect(findCanaries(bodies(rig), ['Thistlewood', 'wilhelmina', 'pictures'])).toEqual([]);
  });

  it('records frames that took too long, in buckets of seconds', async () => {
    const page = await openApplication(rig);
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          requestAnimationFrame(() => {
            const end = performance.now() + 150;
            while (performance.now() < end);
            new PerformanceObserver(() => done()).observe({ type: 'long-animation-frame', buffered: true });
          });
        }),
    );
    await flush(page);

    const frame = point('diagnostic_data.long_frame.duration');
    expect(frame?.attributes?.['diagnostic_data.long_frame.kind']).toBe('long-animation-frame');
    expect(frame?.unit).toBe('s');
    expect(bodies(rig)).toContain('"explicitBounds":[0.005,');
  });

  it('records Web Vitals under the names of the field', async () => {
    const page = await openApplication(rig, '/orders/4711');
    await page.locator('#feedback input').click();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    await page.goto('about:blank');
    await rig.receiver.waitFor(() => eventsNamed(rig, 'browser.web_vital').length >= 4);

    const vitals = eventsNamed(rig, 'browser.web_vital');
    expect(vitals.map((one) => one['browser.web_vital.name'])).toEqual(
      expect.arrayContaining(['ttfb', 'fcp', 'lcp', 'cls']),
    );
    for (const vital of vitals)
      expect(vital).toEqual({
        'browser.web_vital.name': expect.any(String) as unknown,
        'browser.web_vital.value': expect.any(Number) as unknown,
        'browser.web_vital.delta': expect.any(Number) as unknown,
        'browser.web_vital.rating': expect.stringMatching(/^(?:good|needs-improvement|poor)$/) as unknown,
        'browser.web_vital.id': expect.stringMatching(/^v\d+-\d+-\d+$/) as unknown,
        'browser.web_vital.navigation_type': 'navigate',
      });
  });

  it('records what came before it when a page loads it afterwards', async () => {
    await rig.context.route('**/page.js', (route) => route.abort());
    const page = await openApplication(rig, '/orders/4711');
    await page.evaluate(() => document.querySelector('main')!.append('Orders'));
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    await rig.context.unroute('**/page.js');

    await page.addScriptTag({ url: '/page.js', type: 'module' });
    await flush(page);
    await page.goto('about:blank');
    await rig.receiver.waitFor(() => eventsNamed(rig, 'browser.web_vital').length >= 4);

    const vitals = eventsNamed(rig, 'browser.web_vital').map((one) => one['browser.web_vital.name']);
    expect(vitals).toEqual(expect.arrayContaining(['ttfb', 'fcp', 'lcp', 'cls']));
    const parts = pointsNamed(rig, 'diagnostic_data.page.load_time');
    expect(parts.map((one) => one['diagnostic_data.page.phase'])).toEqual(
      expect.arrayContaining(['request', 'response', 'interactive', 'complete']),
    );
  });

  it('records how long forms take until they can be used, from a call or from the last navigation', async () => {
    const page = await openApplication(rig, '/');
    const seconds = await page.evaluate(() => {
      const usable = running.performance.startFormLoad('checkout');
      usable();
      usable(); // only the first counts
      history.pushState(null, '', '/orders');
      const at = performance.now();
      running.performance.startFormLoad('feedback', 'navigation')();
      return (performance.now() - at) / 1000;
    });
    await flush(page);

    const points = rig.receiver.dataPoints.filter(({ name }) => name === 'diagnostic_data.form.load_time');
    expect(
      points.map(({ attributes, value }) => [
        attributes['diagnostic_data.form.name'],
        (value as { count: number }).count,
      ]),
    ).toEqual([
      ['checkout', 1],
      ['feedback', 1],
    ]);
    expect(seconds).toBeLessThan(1);
  });

  it('measures work of the product in a span', async () => {
    const page = await openApplication(rig);
    await page.evaluate(() => running.performance.measureProcess('discover', () => Promise.resolve(1)));
    await flush(page);

    expect(rig.receiver.spans.map(({ attributes }) => attributes['diagnostic_data.process.name'])).toEqual([
      'discover',
    ]);
  });
});

describe('altogether', () => {
  it('P2: nothing that is recorded by itself is withheld or has parts left out', async () => {
    const page = await openApplication(rig, '/orders/4711');
    await page.fill('#feedback input', 'text');
    await page.evaluate(() => running.consent.set('optional', { source: 'settings' }));
    await flush(page);

    const { withheld, withheldAttributes, scrubbed } = await page.evaluate(() => running.explain());
    expect({ withheld, withheldAttributes, scrubbed }).toEqual({
      withheld: { span: {}, metric: {}, log_record: {} },
      withheldAttributes: { span: {}, metric: {}, log_record: {} },
      scrubbed: {},
    });
  });

  it('P1: records and keeps nothing at level none', async () => {
    const page = await openApplication(rig, '/orders/4711', {
      administratorPolicy: { maximumLevel: 'none' },
    });
    await page.fill('#feedback input', 'text');
    await page.evaluate(() => running.setup.markLaunched());
    await flush(page);
    await page.goto('about:blank');
    await page.goto(`${rig.site.url}/`);

    expect(rig.receiver.requests).toEqual([]);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});
