import type { Providers } from '../policy/index.ts';
import { connectivityEvent, deviceEvent, displayEvent } from './device-declarations.ts';
import { cpuClass, displayClass, memoryClass, versionNumber } from './device-classes.ts';
import type { DevicePort } from './device-port.ts';
import { createInstrumentation, type DataInstrumentation } from './instrumentation.ts';
import { every, later } from './timers.ts';
import { type LevelInForce, whileAllowed } from './while-allowed.ts';

/** Options of {@link createDeviceInstrumentation}. */
export interface DeviceOptions {
  readonly port: DevicePort;
  readonly inForce: LevelInForce;
  /** When displays are asked for: it may load and run other programs. Default: 3000 after the start. */
  readonly displayDelayMillis?: number | undefined;
  /** How often the connection is looked at. Default: 30000. */
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
      const connection = watchConnection(port, providers);
      void connection.look();
      const stopLooking = every(connectionIntervalMillis, () => void connection.look());
      const cancelDisplays = later(
        displayDelayMillis,
        () => void recordDisplays(port, providers, connection),
      );
      return () => {
        connection.stop();
        stopLooking();
        cancelDisplays();
      };
    }),
  );
}

function recordDevice(port: DevicePort, providers: Providers): void {
  try {
    const facts = port.device();
    deviceEvent.using(providers).emit({
      'os.type': facts.osType,
      'os.version': versionNumber(facts.osVersion),
      'host.arch': facts.architecture,
      'process.runtime.name': facts.runtimeName,
      'process.runtime.version': versionNumber(facts.runtimeVersion),
      'diagnostic_data.device.cpu_count': cpuClass(facts.cpuCount),
      'diagnostic_data.device.memory': memoryClass(facts.memoryBytes),
    });
  } catch {
    // A platform that cannot tell is no fault of the application.
  }
}

async function recordDisplays(
  port: DevicePort,
  providers: Providers,
  watch: { readonly isStopped: boolean },
): Promise<void> {
  const displays = await port.displays().catch(() => []);
  if (watch.isStopped) return;
  for (const display of displays.slice(0, MAX_DISPLAYS)) {
    const { resolution, orientation, scale } = displayClass(display);
    displayEvent.using(providers).emit({
      'diagnostic_data.display.resolution': resolution,
      'diagnostic_data.display.orientation': orientation,
      ...(scale === undefined ? {} : { 'diagnostic_data.display.scale': scale }),
    });
  }
}

function watchConnection(port: DevicePort, providers: Providers) {
  let last: string | undefined;
  let isStopped = false;
  return {
    get isStopped() {
      return isStopped;
    },
    stop: () => void (isStopped = true),
    async look(): Promise<void> {
      const seen = await port.connection().catch(() => undefined);
      if (seen === undefined || isStopped) return;
      const now = `${seen.isOnline} ${seen.type}`;
      if (now === last) return;
      last = now;
      connectivityEvent.using(providers).emit({
        'diagnostic_data.connectivity.state': seen.isOnline ? 'online' : 'offline',
        'network.connection.type': seen.type,
      });
    },
  };
}
