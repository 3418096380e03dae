import { randomUUID } from 'node:crypto';
import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstallId } from '../../policy/index.ts';
import { createMachineSeal, type MachineSeal } from './machine-id.ts';
import { type FileStamp, hasFileChanged, readTrustedFile } from './trusted-file.ts';
import { replaceFile } from './write-file.ts';

/** Name of the file in the product's state directory. */
export const INSTALL_ID_FILE = 'install-id';

const CONTENT = /^([0-9a-f-]{36})(?: (\S+))?\n$/;

/** Keeps a random id in a file of the state directory. A copied profile gets an id of its own. */
export function createFileInstallId(
  stateDirectory: string,
  seal: MachineSeal = createMachineSeal(),
): InstallId {
  const path = join(stateDirectory, INSTALL_ID_FILE);
  const make = (): string => [randomUUID(), seal.make() ?? ''].join(' ').trimEnd() + '\n';
  let stamp: FileStamp;
  let known: string | undefined;

  function read(): string | undefined {
    const file = readTrustedFile(path);
    stamp = file.stamp;
    if (file.text === undefined) return undefined;
    const [, id, sealed] = CONTENT.exec(file.text) ?? [];
    if (id !== undefined && (sealed === undefined || seal.fits(sealed))) return id;
    unlinkSync(path);
    return undefined;
  }

  function readOrMake(): string | undefined {
    const id = read();
    if (id !== undefined) return id;
    mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(path, make(), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was faster
    }
    return read();
  }

  return {
    current() {
      try {
        return (known = readOrMake());
      } catch {
        return (known = undefined); // what cannot be kept is not sent
      }
    },
    hasChanged() {
      try {
        return hasFileChanged(path, stamp) && read() !== known;
      } catch {
        return known !== undefined;
      }
    },
    replace: () => replaceFile(path, make()),
  };
}
