import type { Words } from './words.ts';

const PURPOSE = 'To notice when the product is slow or fails.';

export const PERFORMANCE_WORDS: Words = {
  items: {
    'diagnostic_data.process': ['One piece of work of the product, from its beginning to its end.', PURPOSE],
    'diagnostic_data.process.duration': [
      'How long pieces of work of the product took, and how many succeeded.',
      PURPOSE,
    ],
    'diagnostic_data.form.load_time': ['How long forms took to load.', PURPOSE],
    'diagnostic_data.page.load_time': ['How long pages of the product took to load in a browser.', PURPOSE],
    'diagnostic_data.resource.load_time': [
      'How long the parts of a page took to load, and how many succeeded. Not which they were.',
      PURPOSE,
    ],
    'diagnostic_data.long_frame.duration': [
      'How long the browser could not answer, when that was long enough to be noticed.',
      PURPOSE,
    ],
    'browser.web_vital': [
      'One of the Web Vitals: how fast a page appeared and answered, and whether it held still.',
      PURPOSE,
    ],
    exception: ['An error of the product that nobody handled; the same one at most once a minute.', PURPOSE],
    'diagnostic_data.exception.count': ['How many errors nobody handled.', PURPOSE],
  },
  attributes: {
    'diagnostic_data.process.name': ['Which work, by a name that the product lists.'],
    'diagnostic_data.outcome': ['Whether it succeeded.'],
    'error.type': ['The kind of error, if any.'],
    'diagnostic_data.page.phase': [
      'Which part of loading: “interactive” and “complete” count from the beginning, the others are parts of it.',
    ],
    'browser.navigation_timing.type': ['Whether the page was new, loaded again, or open before.'],
    'browser.resource_timing.initiator_type': [
      'What asked for it: a kind of element, or the product’s code.',
    ],
    'diagnostic_data.long_frame.kind': ['Whether drawing is counted in, as the browser can tell.'],
    'browser.web_vital.name': ['Which of them.'],
    'browser.web_vital.value': ['Milliseconds; a score for “cls”.'],
    'browser.web_vital.delta': ['How much it changed since it was last recorded.'],
    'browser.web_vital.rating': ['How good that is.'],
    'browser.web_vital.id': [
      'A random number that tells the values of one page view from those of another.',
      'v6-1790000000000-1234567890123',
    ],
    'browser.web_vital.navigation_type': ['How the page was come to.', 'navigate', 'reload'],
    'exception.message': ['What the error says. What looks like personal data is replaced.'],
    'exception.stacktrace': [
      'Where in the product’s code it happened: functions, files, lines and columns.',
      'at save (/assets/app.js:12:34)',
    ],
  },
};
