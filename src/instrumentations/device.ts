import type { Providers } from '../policy/index.ts';
import { connectivityEvent, deviceEvent, displayEvent } from './device-declarations.ts';
import { cpuClass, displayClass, memoryClass, versionNumber } from './device-classes.ts';
import type { ConnectionFacts, DevicePort, DisplayFacts } from './device-port.ts';
import { createInstrumentation, type DataInstrumentation } from './instrumentation.ts';
import { every, later } from './timers.ts';
import { type LevelInForce, whileAllowed } from './while-allowed.ts';

/** Options of {@link createDeviceInstrumentation}. */
export interface DeviceOptions {
  readonly port: DevicePort;
  readonly inForce: LevelInForce;
  /** When displays are asked for: it may load and run other programs. Default: 3000 after the start. */
  readonly displayDelayMillis?: number | undefined;
  /** How often the connection is looked at where nobody tells of a change. Default: 30000. */
  readonly connectionIntervalMillis?: number | undefined;
}

/** Displays beyond these say more about the person than about displays. */
const MAX_DISPLAYS = 4;

/** Records the device at each start, its displays, and its connection at the start and when it changes. */
export function createDeviceInstrumentation(options: DeviceOptions): DataInstrumentation {
  const { port, inForce, displayDelayMillis = 3000, connectionIntervalMillis = 30_000 } = options;
  return createInstrumentation('device', (providers) =>
    whileAllowed(inForce, 'required', () => {
      queueMicrotask(() => recordDevice(port, providers)); // an SDK that is just starting is there then
      const connection = watchFact(
        () => port.connection(),
        ({ isOnline, type }) => `${isOnline} ${type}`, // not the speed: it goes up and down all the time
        (seen) => recordConnection(seen, providers),
      );
      const displays = watchFact(
        () => port.displays(),
        (seen) => JSON.stringify(seen.map(displayClass)),
        (seen) => recordDisplays(seen, providers),
      );
      void connection.look();
      const stopLooking =
        port.watch?.(() => {
          void connection.look();
          void displays.look();
        }) ?? every(connectionIntervalMillis, () => void connection.look());
      const cancelDisplays = later(displayDelayMillis, () => void displays.look());
      return () => {
        connection.stop();
        displays.stop();
        stopLooking();
        cancelDisplays();
      };
    }),
  );
}

function recordDevice(port: DevicePort, providers: Providers): void {
  try {
    const facts = port.device();
    deviceEvent.using(providers).emit(
      known({
        'os.type': facts.osType,
        'os.version': classOf(facts.osVersion, versionNumber),
        'host.arch': facts.architecture,
        'process.runtime.name': facts.runtimeName,
        'process.runtime.version': classOf(facts.runtimeVersion, versionNumber),
        'user_agent.name': facts.browser?.name,
        'user_agent.version': facts.browser?.version,
        'browser.mobile': facts.browser?.isMobile,
        'diagnostic_data.device.cpu_count': classOf(facts.cpuCount, cpuClass),
        'diagnostic_data.device.memory': classOf(facts.memoryBytes, memoryClass),
      }),
    );
  } catch {
    // A platform that cannot tell is no fault of the application.
  }
}

function recordConnection({ isOnline, type, speed }: ConnectionFacts, providers: Providers): void {
  connectivityEvent.using(providers).emit(
    known({
      'diagnostic_data.connectivity.state': isOnline ? 'online' : 'offline',
      'network.connection.type': type,
      'diagnostic_data.connectivity.speed': speed,
    }),
  );
}

function recordDisplays(displays: readonly DisplayFacts[], providers: Providers): void {
  for (const display of displays.slice(0, MAX_DISPLAYS)) {
    const { resolution, orientation, scale, viewport } = displayClass(display);
    displayEvent.using(providers).emit(
      known({
        'diagnostic_data.display.resolution': resolution,
        'diagnostic_data.display.orientation': orientation,
        'diagnostic_data.display.scale': scale,
        'diagnostic_data.display.viewport': viewport,
      }),
    );
  }
}

const classOf = <T, C>(value: T | undefined, classify: (value: T) => C): C | undefined =>
  value === undefined ? undefined : classify(value);

/** Attributes without those that are not known. */
function known<const T extends object>(attributes: T): T {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined)) as T;
}

/** Records a fact when it is another one. What cannot be told is left out. */
function watchFact<T>(ask: () => Promise<T>, key: (seen: T) => string, record: (seen: T) => void) {
  let last: string | undefined;
  let isStopped = false;
  return {
    stop: () => void (isStopped = true),
    async look(): Promise<void> {
      try {
        const seen = await ask();
        const now = key(seen);
        if (isStopped || now === last) return;
        last = now;
        record(seen);
      } catch {
        // A platform that cannot tell is no fault of the application.
      }
    },
  };
}
