import type { Words } from './words.ts';

export const DEVICE_WORDS: Words = {
  items: {
    'diagnostic_data.device': [
      'The kind of device and operating system that the product runs on; once at each start.',
      'To know which devices and systems the product must work on.',
    ],
    'diagnostic_data.display': [
      'One display of the device; at each start where there are displays, and in a browser when it changes.',
      'To make the product fit the displays that it is used on.',
    ],
    'diagnostic_data.connectivity': [
      'Whether the device has a network connection, and of which kind; at the start and when it changes.',
      'To tell faults of the product from faults of the connection.',
    ],
  },
  attributes: {
    'os.type': ['The operating system.', 'windows', 'linux', 'darwin'],
    'os.version': [
      'The version number of the operating system, without names. Not in a browser.',
      '10.0.22631',
      '6.1.0',
    ],
    'host.arch': ['The kind of processor. Not in a browser.', 'amd64', 'arm64'],
    'process.runtime.name': ['The program that runs the product’s code.', 'nodejs'],
    'process.runtime.version': ['Its version.', '24.1.0'],
    'user_agent.name': ['The browser that runs the product’s code.', 'chrome', 'firefox'],
    'user_agent.version': ['The main number of its version.', '148'],
    'browser.mobile': ['Whether the browser is one for telephones.'],
    'diagnostic_data.device.cpu_count': ['How many processors the device has, in classes.'],
    'diagnostic_data.device.memory': ['How much memory the device has, in classes.'],
    'diagnostic_data.display.resolution': [
      'The screen resolution, if it is a common one; otherwise “other”. The long side comes first.',
    ],
    'diagnostic_data.display.orientation': ['The screen orientation.'],
    'diagnostic_data.display.scale': ['How much larger than in pixels things are drawn.'],
    'diagnostic_data.display.viewport': ['How wide the window of the product is, in classes.'],
    'diagnostic_data.connectivity.state': ['Whether there is a connection.'],
    'network.connection.type': ['The kind of connection. No name of a network or address.'],
    'diagnostic_data.connectivity.speed': ['How fast the connection is, in classes, where a browser tells.'],
  },
};
