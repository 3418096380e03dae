import {
  CPU_COUNTS,
  MEMORY_CLASSES,
  RESOLUTIONS,
  SCALES,
} from '../../src/instrumentations/device-declarations.ts';
import {
  cpuClass,
  displayClass,
  memoryClass,
  versionNumber,
} from '../../src/instrumentations/device-classes.ts';
import {
  type ConnectionFacts,
  createDeviceInstrumentation,
  type DevicePort,
} from '../../src/instrumentations/index.ts';
import fc from 'fast-check';
import { aMoment, collectEvents, settableLevel } from './in-force.ts';

const GIB = 1024 ** 3;

function createPort(changes: Partial<DevicePort> = {}): DevicePort {
  return {
    device: () => ({
      osType: 'linux',
      osVersion: '6.1.0-18-bobs-laptop',
      architecture: 'amd64',
      runtimeName: 'nodejs',
      runtimeVersion: '24.1.0',
      cpuCount: 6,
      memoryBytes: 15.5 * GIB,
    }),
    displays: async () => [{ width: 1080, height: 1920, scale: 1.3 }],
    connection: async () => ({ isOnline: true, type: 'wifi' }),
    ...changes,
  };
}

function start(port: DevicePort, level: 'none' | 'required' = 'required') {
  const { events, names, loggerProvider } = collectEvents();
  const inForce = settableLevel(level);
  const device = createDeviceInstrumentation({
    port,
    inForce,
    displayDelayMillis: 0,
    connectionIntervalMillis: 10,
  });
  device.setLoggerProvider(loggerProvider);
  device.enable();
  return { device, events, names, inForce };
}

describe('device', () => {
  it('records the device, its displays and its connection in classes, once', async () => {
    const { device, events } = start(createPort());
    await aMoment();
    await aMoment();
    await aMoment();
    await aMoment();
    device.disable();

    const sorted = [...events].sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(sorted).toEqual([
      {
        name: 'diagnostic_data.connectivity',
        attributes: { 'diagnostic_data.connectivity.state': 'online', 'network.connection.type': 'wifi' },
      },
      {
        name: 'diagnostic_data.device',
        attributes: {
          'os.type': 'linux',
          'os.version': '6.1.0',
          'host.arch': 'amd64',
          'process.runtime.name': 'nodejs',
          'process.runtime.version': '24.1.0',
          'diagnostic_data.device.cpu_count': '5-8',
          'diagnostic_data.device.memory': '8-16 GiB',
        },
      },
      {
        name: 'diagnostic_data.display',
        attributes: {
          'diagnostic_data.display.resolution': '1920x1080',
          'diagnostic_data.display.orientation': 'portrait',
          'diagnostic_data.display.scale': 1.25,
        },
      },
    ]);
  });

  it('records a connection again when it changes, and not when it does not', async () => {
    const seen: ConnectionFacts[] = [
      { isOnline: true, type: 'wifi' },
      { isOnline: true, type: 'wifi' },
      { isOnline: false, type: 'unavailable' },
    ];
    const { device, events } = start(
      createPort({ connection: async () => seen.shift() ?? { isOnline: false, type: 'unavailable' } }),
    );
    while (seen.length > 0) await aMoment();
    await aMoment();
    device.disable();

    const states = events
      .filter(({ name }) => name === 'diagnostic_data.connectivity')
      .map(({ attributes }) => attributes['diagnostic_data.connectivity.state']);
    expect(states).toEqual(['online', 'offline']);
  });

  it('looks again when the platform tells of a change, and only then', async () => {
    let width = 390;
    let asked = 0;
    let changed = (): void => undefined;
    const { device, events, names } = start(
      createPort({
        connection: async () => (asked++, { isOnline: true, type: 'wifi', speed: '4g' }),
        displays: async () => [{ width, height: 844, viewportWidth: width }],
        watch: (given) => ((changed = given), () => (changed = () => undefined)),
      }),
    );
    await aMoment();
    await new Promise((resolve) => setTimeout(resolve, 30)); // three intervals
    expect(asked).toBe(1);
    changed();
    width = 900;
    changed();
    await aMoment();
    device.disable();
    width = 390;
    changed();
    await aMoment();

    expect(names().sort()).toEqual(['connectivity', 'device', 'display', 'display']);
    expect(events.at(-1)?.attributes).toEqual({
      'diagnostic_data.display.resolution': 'other',
      'diagnostic_data.display.orientation': 'landscape',
      'diagnostic_data.display.viewport': 'expanded',
    });
  });

  it('P1: asks for nothing while Required data is off', async () => {
    const asked = jest.fn();
    const port = createPort({ device: asked, displays: asked, connection: asked });
    const { device, events } = start(port, 'none');
    await aMoment();
    device.disable();

    expect(asked).not.toHaveBeenCalled();
    expect(events).toEqual([]);
  });

  it('P7: leaves out what the platform cannot tell', async () => {
    const fails = async () => Promise.reject(new Error('no'));
    const { device, events } = start(
      createPort({
        device: () => {
          throw new Error('no');
        },
        displays: fails,
        connection: fails,
      }),
    );
    await aMoment();
    device.disable();

    expect(events).toEqual([]);
  });

  it('emits nothing after it was switched off', async () => {
    let tell: (facts: ConnectionFacts) => void = () => undefined;
    const connection = () => new Promise<ConnectionFacts>((resolve) => (tell = resolve));
    const { device, names } = start(createPort({ connection }));
    await aMoment();
    device.disable();
    tell({ isOnline: true, type: 'wired' });
    await aMoment();

    expect(names()).not.toContain('connectivity');
  });
});

describe('classes of a device', () => {
  it.each([
    [1, '1'],
    [4, '3-4'],
    [5, '5-8'],
    [128, 'over 32'],
  ])('put %d processors into %s', (count, expected) => {
    expect(cpuClass(count)).toBe(expected);
  });

  it.each([
    [0.9, 'up to 1 GiB'],
    [7.7, '4-8 GiB'],
    [8.2, '4-8 GiB'],
    [9, '8-16 GiB'],
    [500, 'over 64 GiB'],
  ])('put %d GiB into %s', (gib, expected) => {
    expect(memoryClass(gib * GIB)).toBe(expected);
  });

  it('keep only the numbers of a version', () => {
    expect(versionNumber('6.1.0-18-bobs-laptop')).toBe('6.1.0');
    expect(versionNumber('bob')).toBe('unknown');
  });

  it('are always among those declared, whatever the device', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, noNaN: true }),
        fc.nat(9999),
        fc.nat(9999),
        fc.double(),
        (cpus, bytes, width, height, scale) => {
          const display = displayClass({ width, height, scale });
          expect(CPU_COUNTS).toContain(cpuClass(cpus));
          expect(MEMORY_CLASSES).toContain(memoryClass(bytes));
          expect(RESOLUTIONS).toContain(display.resolution);
          expect(display.scale === undefined || SCALES.includes(display.scale)).toBe(true);
          expect(display.orientation).toBe(
            width === height ? 'square' : width > height ? 'landscape' : 'portrait',
          );
        },
      ),
    );
  });
});
