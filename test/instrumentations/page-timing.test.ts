import { createPageTimingInstrumentation } from '../../src/instrumentations/page-timing.ts';
import type { NavigationTimes, TimingPort } from '../../src/instrumentations/index.ts';

/** What is recorded, as instrument, value and attribute values. */
function follow() {
  const recorded: [string, number, ...unknown[]][] = [];
  const meterProvider = {
    getMeter: () => ({
      createHistogram: (name: string) => ({
        record: (value: number, attributes: object) =>
          void recorded.push([name.replace('diagnostic_data.', ''), value, ...Object.values(attributes)]),
      }),
    }),
  };
  let listeners: Parameters<TimingPort['watch']>[0] | undefined;
  const timing = createPageTimingInstrumentation({
    watch: (given) => ((listeners = given), () => (listeners = undefined)),
  });
  timing.setMeterProvider(meterProvider as unknown as Parameters<typeof timing.setMeterProvider>[0]);
  timing.enable();
  return { recorded, browser: listeners!, timing, isWatched: () => listeners !== undefined };
}

const times: NavigationTimes = {
  type: 'navigate',
  redirectStart: 0,
  redirectEnd: 0,
  domainLookupStart: 5,
  domainLookupEnd: 15,
  connectStart: 15,
  connectEnd: 15,
  requestStart: 20,
  responseStart: 120,
  responseEnd: 150,
  domInteractive: 400,
  loadEventEnd: 900,
};

describe('the speed of a page', () => {
  it('is recorded in seconds by parts; what did not happen is left out', () => {
    const { recorded, browser } = follow();
    browser.navigation(times);

    expect(recorded).toEqual([
      ['page.load_time', 0.01, 'domain_lookup', 'navigate'],
      ['page.load_time', 0, 'connect', 'navigate'],
      ['page.load_time', 0.1, 'request', 'navigate'],
      ['page.load_time', 0.03, 'response', 'navigate'],
      ['page.load_time', 0.4, 'interactive', 'navigate'],
      ['page.load_time', 0.9, 'complete', 'navigate'],
    ]);
  });

  it('begins when it is shown, for a page that was rendered ahead', () => {
    const { recorded, browser } = follow();
    browser.navigation({ ...times, type: 'prerender', activationStart: 700 });

    expect(recorded.slice(-2)).toEqual([
      ['page.load_time', 0, 'interactive', 'prerender'],
      ['page.load_time', 0.2, 'complete', 'prerender'],
    ]);
  });

  it('says of a resource who asked for it, and not more than that', () => {
    const { recorded, browser } = follow();
    const name = 'https://app.example/customers/bob@example.com';
    browser.resource({ name, initiatorType: 'fetch', duration: 250, responseStatus: 503 });
    browser.resource({ name, initiatorType: 'x-bob', duration: 50, responseStatus: 0 });
    browser.resource({ name: 'https://collector.example/v1/traces', initiatorType: 'fetch', duration: 1 });

    expect(recorded).toEqual([
      ['resource.load_time', 0.25, 'fetch', 'error'],
      ['resource.load_time', 0.05, 'other'],
    ]);
  });

  it('is watched while it is on', () => {
    const { timing, isWatched } = follow();
    timing.disable();

    expect(isWatched()).toBe(false);
  });
});
