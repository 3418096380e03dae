import { defineEvent } from '../policy/index.ts';
import { FLAG, oneOf, TEXT } from './shapes.ts';

const category = 'device_connectivity_and_configuration';

/**
 * Display resolutions that are common enough to say nothing about a person; others are `other`. Long side first; those of
 * telephones and tablets as pages measure them.
 */
export const RESOLUTIONS: readonly string[] = (
  '1024x768 1280x720 1280x800 1280x1024 1360x768 1366x768 1440x900 1470x956 ' +
  '1512x982 1536x864 1600x900 1680x1050 1728x1117 1920x1080 1920x1200 2048x1152 ' +
  '2160x1440 2240x1400 2256x1504 2560x1080 2560x1440 2560x1600 2880x1800 2880x1920 ' +
  '3000x2000 3024x1964 3440x1440 3456x2234 3840x1600 3840x2160 3840x2400 5120x1440 ' +
  '5120x2160 5120x2880 6016x3384 7680x4320 ' +
  '640x360 667x375 736x414 780x360 800x360 812x375 844x390 852x393 873x393 896x414 915x412 926x428 932x430 ' +
  '1080x810 1180x820 1194x834 1366x1024 other'
).split(' ');

/** How many processors there are, in classes. */
export const CPU_COUNTS = ['1', '2', '3-4', '5-8', '9-16', '17-32', 'over 32'] as const;

/** How much memory there is, in classes of GiB. */
export const MEMORY_CLASSES = [
  ...['up to 1 GiB', '1-2 GiB', '2-4 GiB', '4-8 GiB', '8-16 GiB'],
  ...['16-32 GiB', '32-64 GiB', 'over 64 GiB'],
] as const;

/** How much larger than in pixels things are drawn; in between, the nearest. */
export const SCALES = [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

/** How wide the product's window is, in the classes of https://m3.material.io/foundations/layout/applying-layout/window-size-classes. */
export const VIEWPORTS = ['compact', 'medium', 'expanded', 'large', 'extra-large'] as const;

export const deviceEvent = defineEvent({
  name: 'diagnostic_data.device',
  category,
  attributes: {
    'os.type': TEXT,
    'os.version': TEXT,
    'host.arch': TEXT,
    'process.runtime.name': TEXT,
    'process.runtime.version': TEXT,
    'user_agent.name': TEXT,
    'user_agent.version': TEXT,
    'browser.mobile': FLAG,
    'diagnostic_data.device.cpu_count': oneOf(...CPU_COUNTS),
    'diagnostic_data.device.memory': oneOf(...MEMORY_CLASSES),
  },
});

export const displayEvent = defineEvent({
  name: 'diagnostic_data.display',
  category,
  attributes: {
    'diagnostic_data.display.resolution': oneOf(...RESOLUTIONS),
    'diagnostic_data.display.orientation': oneOf('landscape', 'portrait', 'square'),
    'diagnostic_data.display.scale': { type: 'number', allowedValues: SCALES },
    'diagnostic_data.display.viewport': oneOf(...VIEWPORTS),
  },
});

export const connectivityEvent = defineEvent({
  name: 'diagnostic_data.connectivity',
  category,
  attributes: {
    'diagnostic_data.connectivity.state': oneOf('online', 'offline'),
    'network.connection.type': oneOf('wifi', 'wired', 'cell', 'unavailable', 'unknown'),
    'diagnostic_data.connectivity.speed': oneOf('slow-2g', '2g', '3g', '4g'),
  },
});

/** What is recorded about the device. */
export const DEVICE_DECLARATIONS = [deviceEvent, displayEvent, connectivityEvent] as const;
