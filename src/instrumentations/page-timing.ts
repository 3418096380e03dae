import type { Providers } from '../policy/index.ts';
import { createInstrumentation, type DataInstrumentation } from './instrumentation.ts';
import {
  INITIATORS,
  longFrameTime,
  PAGE_NAVIGATIONS,
  pageLoadTime,
  PHASES,
  resourceLoadTime,
  webVitalEvent,
} from './page-declarations.ts';
import type { NavigationTimes, ResourceTimes, TimingPort, WebVital } from './page-port.ts';

/** Requests of OpenTelemetry itself: recording them would be a reason for the next. */
const OTLP = /\/v1\/(?:traces|metrics|logs)$/;

/** Records how fast pages load and answer. */
export function createPageTimingInstrumentation(port: TimingPort): DataInstrumentation {
  return createInstrumentation('page-timing', (providers) => {
    const resources = resourceLoadTime.using(providers);
    const frames = longFrameTime.using(providers);
    return port.watch({
      navigation: (times) => recordNavigation(times, providers),
      resource(times) {
        if (!OTLP.test(times.name)) resources.record(times.duration / 1000, describeResource(times));
      },
      longFrame: ({ entryType, duration }) =>
        frames.record(duration / 1000, {
          'diagnostic_data.long_frame.kind': entryType === 'longtask' ? entryType : 'long-animation-frame',
        }),
      webVital: (vital) => recordVital(vital, providers),
    });
  });
}

/** When each part of loading began and ended, in milliseconds. A page that was rendered ahead begins when it is shown. */
function phasesOf(times: NavigationTimes): readonly (readonly [began: number, ended: number])[] {
  const shown = times.activationStart ?? 0;
  return [
    [times.redirectStart, times.redirectEnd],
    [times.domainLookupStart, times.domainLookupEnd],
    [times.connectStart, times.connectEnd],
    [times.requestStart, times.responseStart],
    [times.responseStart, times.responseEnd],
    [shown, times.domInteractive],
    [shown, times.loadEventEnd],
  ];
}

function recordNavigation(times: NavigationTimes, providers: Providers): void {
  const loadTime = pageLoadTime.using(providers);
  const type = memberOf(PAGE_NAVIGATIONS.allowedValues, times.type) ?? 'navigate';
  phasesOf(times).forEach(([began, ended], index) => {
    const phase = PHASES.allowedValues[index];
    if (ended > 0 && phase !== undefined)
      loadTime.record(Math.max(0, ended - began) / 1000, {
        'diagnostic_data.page.phase': phase,
        'browser.navigation_timing.type': type,
      });
  });
}

function describeResource({ initiatorType, responseStatus = 0 }: ResourceTimes) {
  return {
    'browser.resource_timing.initiator_type': memberOf(INITIATORS.allowedValues, initiatorType) ?? 'other',
    ...(responseStatus > 0
      ? { 'diagnostic_data.outcome': responseStatus < 400 ? ('success' as const) : ('error' as const) }
      : {}),
  } as const;
}

function recordVital({ name, value, delta, rating, id, navigationType }: WebVital, providers: Providers) {
  webVitalEvent.using(providers).emit({
    'browser.web_vital.name': name.toLowerCase() as 'cls', // others are withheld
    'browser.web_vital.value': value,
    'browser.web_vital.delta': delta,
    'browser.web_vital.rating': rating,
    'browser.web_vital.id': id,
    'browser.web_vital.navigation_type': navigationType,
  });
}

const memberOf = <V extends string>(members: readonly V[], value: string): V | undefined =>
  members.find((member) => member === value);
