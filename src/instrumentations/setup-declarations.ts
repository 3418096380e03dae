import { defineEvent } from '../policy/index.ts';
import { TEXT } from './shapes.ts';
import { ERROR_TYPE } from './work-declarations.ts';

const category = 'software_setup_and_inventory';
const VERSION = { 'service.version': TEXT };
const FAILURE = { ...VERSION, 'exception.type': ERROR_TYPE };

export const firstLaunchEvent = defineEvent({
  category,
  name: 'diagnostic_data.setup.first_launch',
  attributes: VERSION,
});
export const launchEvent = defineEvent({
  category,
  name: 'diagnostic_data.setup.launch',
  attributes: VERSION,
});
export const updateEvent = defineEvent({
  category,
  name: 'diagnostic_data.setup.update',
  attributes: { ...VERSION, 'diagnostic_data.setup.previous_version': TEXT },
});
export const failedLaunchEvent = defineEvent({
  category,
  name: 'diagnostic_data.setup.launch_failed',
  attributes: FAILURE,
});
export const crashEvent = defineEvent({ category, name: 'app.crash', attributes: FAILURE });

/** What is recorded about installation and updates. */
export const SETUP_DECLARATIONS = [
  firstLaunchEvent,
  launchEvent,
  updateEvent,
  failedLaunchEvent,
  crashEvent,
] as const;
