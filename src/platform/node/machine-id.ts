import { execFileSync } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Ties a record to this machine without saying which one it is. */
export interface MachineSeal {
  /** A seal to be kept with the record: a random salt and a keyed hash. `undefined` where the machine has no id. */
  make(): string | undefined;
  /** Whether a seal was made on this machine. */
  fits(seal: string): boolean;
}

const UNIX_FILES = ['/etc/machine-id', '/var/lib/dbus/machine-id', '/etc/hostid'];
const MAX_COMMAND_MILLIS = 2000;

/** @param readMachine reads the machine's own id. Default: the operating system's. */
export function createMachineSeal(readMachine: () => string | undefined = readMachineId): MachineSeal {
  let id: string | undefined | null = null; // asked when it is needed: reading it can cost a process
  const known = (): string | undefined => (id === null ? (id = readMachine()) : id);
  return {
    make() {
      const machine = known();
      if (machine === undefined) return undefined;
      const salt = randomBytes(16).toString('hex');
      return `${salt}.${hash(salt, machine)}`;
    },
    fits(seal) {
      const [salt = '', expected] = seal.split('.');
      const machine = known();
      return machine !== undefined && hash(salt, machine) === expected;
    },
  };
}

function hash(salt: string, machine: string): string {
  return createHmac('sha256', salt).update(`diagnostic-data ${machine}`).digest('hex').slice(0, 32);
}

function readMachineId(): string | undefined {
  if (process.platform === 'win32')
    return search(
      /MachineGuid\s+REG_SZ\s+(\S+)/,
      `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\reg.exe`,
      ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid'],
    );
  if (process.platform === 'darwin')
    return search(/"IOPlatformUUID" = "([^"]+)"/, '/usr/sbin/ioreg', [
      '-rd1',
      '-c',
      'IOPlatformExpertDevice',
    ]);
  return UNIX_FILES.map(readId).find((id) => id !== undefined);
}

function readId(path: string): string | undefined {
  try {
    const id = readFileSync(path, 'utf8').trim();
    return id === '' || id === 'uninitialized' ? undefined : id;
  } catch {
    return undefined;
  }
}

function search(pattern: RegExp, command: string, options: readonly string[]): string | undefined {
  try {
    const output = execFileSync(command, options, {
      encoding: 'utf8',
      timeout: MAX_COMMAND_MILLIS,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    return pattern.exec(output)?.[1];
  } catch {
    return undefined;
  }
}
