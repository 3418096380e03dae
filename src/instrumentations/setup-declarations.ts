import { defineEvent } from '../policy/index.ts';
import { ERROR_TYPES } from './performance-declarations.ts';

const COMMON = { category: 'software_setup_and_inventory', owner: 'the product team' } as const;
const REGRESSION = {
  ...COMMON,
  purpose: 'To detect a critical regression of an installed version, and to stop its spreading.',
} as const;

const version = (description: string) => ({ type: 'string', description, examples: ['2.4.0'] }) as const;

const VERSION = { 'service.version': version('The version of the product.') };

export const firstLaunchEvent = defineEvent({
  ...COMMON,
  name: 'diagnostic_data.setup.first_launch',
  description: 'The first successful launch for a new user; once.',
  purpose: 'To know that installing works.',
  attributes: VERSION,
});

export const launchEvent = defineEvent({
  ...REGRESSION,
  name: 'diagnostic_data.setup.launch',
  description: 'A successful launch of the product.',
  attributes: VERSION,
});

export const updateEvent = defineEvent({
  ...COMMON,
  name: 'diagnostic_data.setup.update',
  description: 'The first successful launch of another version than before.',
  purpose: 'To know which versions are in use, and that updating works.',
  attributes: {
    ...VERSION,
    'diagnostic_data.setup.previous_version': version('The version that was launched before.'),
  },
});

export const failedLaunchEvent = defineEvent({
  ...REGRESSION,
  name: 'diagnostic_data.setup.launch_failed',
  description: 'An earlier launch of the product ended before it had succeeded.',
  attributes: {
    'service.version': version('The version that failed.'),
    'exception.type': {
      type: 'string',
      description: 'The kind of error, if known.',
      allowedValues: ERROR_TYPES,
    },
  },
});

export const crashEvent = defineEvent({
  ...REGRESSION,
  name: 'app.crash',
  description: 'The product was running and ended without being told to; reported at the next launch.',
  attributes: {
    'service.version': version('The version that crashed.'),
    'exception.type': {
      type: 'string',
      description: 'The kind of error, if known.',
      allowedValues: ERROR_TYPES,
    },
  },
});

/** What is recorded about installation and updates. */
export const SETUP_DECLARATIONS = [
  firstLaunchEvent,
  launchEvent,
  updateEvent,
  failedLaunchEvent,
  crashEvent,
] as const;
