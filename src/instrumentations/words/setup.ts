import type { Words } from './words.ts';

const REGRESSION = 'To detect a critical regression of an installed version, and to stop its spreading.';

export const SETUP_WORDS: Words = {
  items: {
    'diagnostic_data.setup.first_launch': [
      'The first successful launch for a new user; once.',
      'To know that installing works.',
    ],
    'diagnostic_data.setup.launch': ['A successful launch of the product.', REGRESSION],
    'diagnostic_data.setup.update': [
      'The first successful launch of another version than before.',
      'To know which versions are in use, and that updating works.',
    ],
    'diagnostic_data.setup.launch_failed': [
      'An earlier launch of the product ended before it had succeeded.',
      REGRESSION,
    ],
    'app.crash': [
      'The product was running and ended without being told to; reported at the next launch.',
      REGRESSION,
    ],
  },
  attributes: {
    'service.version': ['The version of the product that it happened to.', '2.4.0'],
    'diagnostic_data.setup.previous_version': ['The version that was launched before.', '2.3.1'],
    'exception.type': ['The kind of error, if known.'],
  },
};
