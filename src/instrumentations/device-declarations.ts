import { defineEvent } from '../policy/index.ts';

const CATEGORY = 'device_connectivity_and_configuration';
const OWNER = 'the product team';

/** Display resolutions that are common enough to say nothing about a person; others are `other`. Long side first. */
export const RESOLUTIONS = [
  ...['1024x768', '1280x720', '1280x800', '1280x1024', '1360x768', '1366x768', '1440x900', '1470x956'],
  ...['1512x982', '1536x864', '1600x900', '1680x1050', '1728x1117', '1920x1080', '1920x1200', '2048x1152'],
  ...['2160x1440', '2240x1400', '2256x1504', '2560x1080', '2560x1440', '2560x1600', '2880x1800', '2880x1920'],
  ...['3000x2000', '3024x1964', '3440x1440', '3456x2234', '3840x1600', '3840x2160', '3840x2400', '5120x1440'],
  ...['5120x2160', '5120x2880', '6016x3384', '7680x4320', 'other'],
] as const;

/** How many processors there are, in classes. */
export const CPU_COUNTS = ['1', '2', '3-4', '5-8', '9-16', '17-32', 'over 32'] as const;

/** How much memory there is, in classes of GiB. */
export const MEMORY_CLASSES = [
  ...['up to 1 GiB', '1-2 GiB', '2-4 GiB', '4-8 GiB', '8-16 GiB'],
  ...['16-32 GiB', '32-64 GiB', 'over 64 GiB'],
] as const;

/** How much larger than in pixels things are drawn; in between, the nearest. */
export const SCALES = [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

export const deviceEvent = defineEvent({
  name: 'diagnostic_data.device',
  category: CATEGORY,
  owner: OWNER,
  description: 'The kind of device and operating system that the product runs on; once at each start.',
  purpose: 'To know which devices and systems the product must work on.',
  attributes: {
    'os.type': {
      type: 'string',
      description: 'The operating system.',
      examples: ['windows', 'linux', 'darwin'],
    },
    'os.version': {
      type: 'string',
      description: 'The version number of the operating system, without names.',
      examples: ['10.0.22631', '6.1.0'],
    },
    'host.arch': { type: 'string', description: 'The kind of processor.', examples: ['amd64', 'arm64'] },
    'process.runtime.name': {
      type: 'string',
      description: 'The program that runs the product’s code.',
      examples: ['nodejs'],
    },
    'process.runtime.version': { type: 'string', description: 'Its version.', examples: ['24.1.0'] },
    'diagnostic_data.device.cpu_count': {
      type: 'string',
      description: 'How many processors the device has, in classes.',
      allowedValues: CPU_COUNTS,
    },
    'diagnostic_data.device.memory': {
      type: 'string',
      description: 'How much memory the device has, in classes.',
      allowedValues: MEMORY_CLASSES,
    },
  },
});

export const displayEvent = defineEvent({
  name: 'diagnostic_data.display',
  category: CATEGORY,
  owner: OWNER,
  description: 'One display of the device; once at each start, where there are displays.',
  purpose: 'To make the product fit the displays that it is used on.',
  attributes: {
    'diagnostic_data.display.resolution': {
      type: 'string',
      description:
        'The screen resolution, if it is a common one; otherwise “other”. The long side comes first.',
      allowedValues: RESOLUTIONS,
    },
    'diagnostic_data.display.orientation': {
      type: 'string',
      description: 'The screen orientation.',
      allowedValues: ['landscape', 'portrait', 'square'],
    },
    'diagnostic_data.display.scale': {
      type: 'number',
      description: 'How much larger than in pixels things are drawn.',
      allowedValues: SCALES,
    },
  },
});

export const connectivityEvent = defineEvent({
  name: 'diagnostic_data.connectivity',
  category: CATEGORY,
  owner: OWNER,
  description:
    'Whether the device has a network connection, and of which kind; at the start and when it changes.',
  purpose: 'To tell faults of the product from faults of the connection.',
  attributes: {
    'diagnostic_data.connectivity.state': {
      type: 'string',
      description: 'Whether there is a connection.',
      allowedValues: ['online', 'offline'],
    },
    'network.connection.type': {
      type: 'string',
      description: 'The kind of connection. No name of a network or address.',
      allowedValues: ['wifi', 'wired', 'cell', 'unavailable', 'unknown'],
    },
  },
});

/** What is recorded about the device. */
export const DEVICE_DECLARATIONS = [deviceEvent, displayEvent, connectivityEvent] as const;
