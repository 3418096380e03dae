import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import * as os from 'node:os';
import type { ConnectionFacts, DeviceFacts, DevicePort, DisplayFacts } from '../../instrumentations/index.ts';

/** Values of `host.arch` for those of Node.js. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: 'x86',
  arm: 'arm32',
  arm64: 'arm64',
  ppc64: 'ppc64',
  s390x: 's390x',
};

/** Values of `os.type` for those of Node.js. */
const SYSTEMS: Readonly<Record<string, string>> = { win32: 'windows', sunos: 'solaris' };

/** What Node.js, the system's files and `systeminformation` say about the device. */
export function createDeviceFacts(platform: NodeJS.Platform = process.platform): DevicePort {
  return { device, displays: () => findDisplays(platform), connection: () => findConnection(platform) };
}

function device(): DeviceFacts {
  return {
    osType: SYSTEMS[process.platform] ?? process.platform,
    osVersion: os.release(),
    architecture: ARCHITECTURES[process.arch] ?? process.arch,
    runtimeName: 'nodejs',
    runtimeVersion: process.versions.node,
    cpuCount: os.availableParallelism(),
    memoryBytes: os.totalmem(),
  };
}

/** Loading `systeminformation` takes tens of milliseconds, and it runs programs: not where there is no display. */
async function findDisplays(platform: NodeJS.Platform): Promise<readonly DisplayFacts[]> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (platform === 'linux' && DISPLAY === undefined && WAYLAND_DISPLAY === undefined) return [];
  const { graphics } = await import('systeminformation');
  const { displays } = await graphics();
  return displays.flatMap(({ currentResX, currentResY, resolutionX, resolutionY }) => {
    const width = currentResX ?? resolutionX;
    const height = currentResY ?? resolutionY;
    if (width === null || height === null || width <= 0 || height <= 0) return [];
    return [{ width, height, scale: resolutionX === null ? undefined : resolutionX / width }];
  });
}

async function findConnection(platform: NodeJS.Platform): Promise<ConnectionFacts> {
  if (platform === 'linux') return linuxConnection();
  const isOnline = Object.values(os.networkInterfaces()).some((addresses) =>
    addresses?.some(({ internal, address }) => !internal && !isLinkLocal(address)),
  );
  // Which of several interfaces is used, and of what kind it is, only slow programs tell.
  return { isOnline, type: isOnline ? 'unknown' : 'unavailable' };
}

function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || address.toLowerCase().startsWith('fe80:');
}

/** On Linux the interface of the default route tells whether there is a way out, and of which kind. */
async function linuxConnection(): Promise<ConnectionFacts> {
  const name = (await defaultInterface4()) ?? (await defaultInterface6());
  if (name === undefined) return { isOnline: false, type: 'unavailable' };
  return { isOnline: true, type: interfaceType(name) };
}

async function defaultInterface4(): Promise<string | undefined> {
  const rows = await readRows('/proc/net/route');
  return rows.find(
    ([, destination, , , , , , mask]) => destination === '00000000' && mask === '00000000',
  )?.[0];
}

async function defaultInterface6(): Promise<string | undefined> {
  const rows = await readRows('/proc/net/ipv6_route');
  const isDefault = ([destination = '1', length]: string[]): boolean =>
    /^0+$/.test(destination) && length === '00';
  return rows.find((row) => isDefault(row) && row[9] !== 'lo')?.[9];
}

async function readRows(path: string): Promise<string[][]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').map((line) => line.trim().split(/\s+/));
}

function interfaceType(name: string): ConnectionFacts['type'] {
  if (existsSync(`/sys/class/net/${name}/phy80211`)) return 'wifi';
  if (/^(?:wwan|ppp|rmnet)/.test(name)) return 'cell';
  return /^(?:eth|en)/.test(name) ? 'wired' : 'unknown';
}
