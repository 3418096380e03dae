import type { ConnectionFacts, DeviceFacts, DevicePort, DisplayFacts } from '../../instrumentations/index.ts';

const GIB = 1024 ** 3;

/** What of these a browser says; none of it asks the person anything. */
interface Device {
  readonly deviceMemory?: number;
  readonly connection?: EventTarget & {
    readonly type?: string;
    readonly effectiveType?: ConnectionFacts['speed'];
  };
}

/** Words of user agents, those first that others pretend to be. */
const SYSTEMS = tableOf(
  'Windows=windows Android=android iPhone=ios iPad=ios CrOS=chromeos Mac=darwin Linux=linux',
);
const BROWSERS = tableOf('Electron=electron Edg=edge OPR=opera Firefox=firefox Chrome=chrome Version=safari');

const TYPES: Readonly<Record<string, ConnectionFacts['type']>> = {
  wifi: 'wifi',
  ethernet: 'wired',
  cellular: 'cell',
  none: 'unavailable',
};

/** What the browser says about the device that the page is shown on. */
export function createDeviceFacts(): DevicePort {
  return {
    device: () => ({
      ...readUserAgent(navigator.userAgent),
      cpuCount: navigator.hardwareConcurrency,
      memoryBytes: bytesOf((navigator as Device).deviceMemory),
    }),
    displays: async () => [display()],
    connection: async () => connection(),
    watch(changed) {
      const ending = new AbortController();
      for (const [target, event] of changes())
        target?.addEventListener(event, changed, { signal: ending.signal });
      return () => ending.abort();
    },
  };
}

/** Kind of system and browser, and the browser's main number; the rest of the text could tell one person from another. */
export function readUserAgent(userAgent: string): Pick<DeviceFacts, 'osType' | 'browser'> {
  const [word, name] = BROWSERS.find(([known]) => userAgent.includes(`${known}/`)) ?? ['', 'other'];
  return {
    osType: SYSTEMS.find(([known]) => userAgent.includes(known))?.[1] ?? 'other',
    browser: {
      name,
      version: /^\d+/.exec(userAgent.split(`${word}/`)[1] ?? '')?.[0] ?? 'unknown',
      isMobile: userAgent.includes('Mobi'),
    },
  };
}

const bytesOf = (gib: number | undefined): number | undefined => (gib === undefined ? undefined : gib * GIB);

function display(): DisplayFacts {
  const { width, height } = screen;
  const stands = (screen.orientation as ScreenOrientation | undefined)?.type.split('-')[0];
  return {
    width,
    height,
    scale: devicePixelRatio,
    orientation: stands === 'portrait' || stands === 'landscape' ? stands : undefined,
    viewportWidth: innerWidth,
  };
}

function connection(): ConnectionFacts {
  const { type = '', effectiveType } = (navigator as Device).connection ?? {};
  const isOnline = navigator.onLine;
  return {
    isOnline,
    type: isOnline ? (TYPES[type] ?? 'unknown') : 'unavailable',
    speed: isOnline ? effectiveType : undefined,
  };
}

function changes(): (readonly [EventTarget | undefined, string])[] {
  return [
    [globalThis, 'online'],
    [globalThis, 'offline'],
    [globalThis, 'resize'],
    [screen.orientation, 'change'],
    [(navigator as Device).connection, 'change'],
  ];
}

function tableOf(rows: string): (readonly [word: string, name: string])[] {
  return rows.split(' ').map((row) => row.split('=') as [string, string]);
}
