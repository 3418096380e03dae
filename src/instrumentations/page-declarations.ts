import { defineCounter, defineEvent, defineHistogram } from '../policy/index.ts';
import { FLAG, LISTED, oneOf, TEXT } from './shapes.ts';
import { ERROR_TYPE, OUTCOME } from './work-declarations.ts';

const category = 'product_and_service_performance';
const unit = 's';
const NUMBER = { type: 'number' } as const;

/** Parts of loading a page. */
export const PHASES = oneOf(
  'redirect',
  'domain_lookup',
  'connect',
  'request',
  'response',
  'interactive',
  'complete',
);

/** How a page was come to. */
export const PAGE_NAVIGATIONS = oneOf('navigate', 'reload', 'back_forward', 'prerender');

/** What asked for a resource; others are `other`. */
export const INITIATORS = oneOf(
  ...(['script', 'link', 'css', 'img', 'image', 'font', 'fetch', 'xmlhttprequest', 'beacon'] as const),
  ...(['iframe', 'video', 'audio', 'other'] as const),
);

export const routeEvent = defineEvent({
  category: 'product_and_service_usage',
  name: 'browser.navigation',
  attributes: {
    'url.template': LISTED,
    'diagnostic_data.navigation.from': { ...LISTED, withholds: 'attribute' },
    'browser.navigation.type': oneOf('push', 'replace', 'reload', 'traverse'),
    'browser.navigation.same_document': FLAG,
  },
});

export const webVitalEvent = defineEvent({
  category,
  name: 'browser.web_vital',
  attributes: {
    'browser.web_vital.name': oneOf('cls', 'fcp', 'inp', 'lcp', 'ttfb'),
    'browser.web_vital.value': NUMBER,
    'browser.web_vital.delta': NUMBER,
    'browser.web_vital.rating': oneOf('good', 'needs-improvement', 'poor'),
    'browser.web_vital.id': TEXT,
    'browser.web_vital.navigation_type': TEXT,
  },
});

export const pageLoadTime = defineHistogram({
  category,
  name: 'diagnostic_data.page.load_time',
  unit,
  attributes: { 'diagnostic_data.page.phase': PHASES, 'browser.navigation_timing.type': PAGE_NAVIGATIONS },
});

export const resourceLoadTime = defineHistogram({
  category,
  name: 'diagnostic_data.resource.load_time',
  unit,
  attributes: { 'browser.resource_timing.initiator_type': INITIATORS, 'diagnostic_data.outcome': OUTCOME },
});

export const longFrameTime = defineHistogram({
  category,
  name: 'diagnostic_data.long_frame.duration',
  unit,
  attributes: { 'diagnostic_data.long_frame.kind': oneOf('long-animation-frame', 'longtask') },
});

export const exceptionEvent = defineEvent({
  category,
  name: 'exception',
  attributes: {
    'exception.type': ERROR_TYPE,
    'exception.message': TEXT,
    'exception.stacktrace': TEXT,
  },
});

export const exceptionCount = defineCounter({
  category,
  name: 'diagnostic_data.exception.count',
  unit: '{error}',
  attributes: { 'exception.type': ERROR_TYPE },
});

/** What is recorded about the speed of a page. */
export const PAGE_TIMING_DECLARATIONS = [webVitalEvent, pageLoadTime, resourceLoadTime, longFrameTime];

/** What is recorded about errors that nobody caught in a page. */
export const ERROR_DECLARATIONS = [exceptionEvent, exceptionCount];
