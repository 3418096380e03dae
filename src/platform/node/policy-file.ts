import { join } from 'node:path';
import type { AdministratorPolicySource } from '../../policy/index.ts';
import { checkDirectoryName } from './state-directory.ts';
import { type FileStamp, hasFileChanged, readTrustedFile } from './trusted-file.ts';

/** Name of the administrator's policy in the product's machine-wide directory. */
const POLICY_FILE = 'diagnostic-data.json';

/**
 * Where an administrator's policy lies: `/etc/NAME/diagnostic-data.json`,
 * `/Library/Application Support/NAME/diagnostic-data.json`, `%ProgramData%\NAME\diagnostic-data.json`.
 *
 * @throws TypeError when the name cannot be a folder's.
 */
export function defaultPolicyFile(productName: string, environment: NodeJS.ProcessEnv = process.env): string {
  checkDirectoryName(productName);
  return join(machineWideDirectory(environment), productName, POLICY_FILE);
}

function machineWideDirectory(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return '/Library/Application Support';
  if (process.platform === 'win32') return environment.ProgramData ?? 'C:\\ProgramData';
  return '/etc';
}

/** Reads an administrator's policy from a file that neither the person nor anybody else but its owner can write. */
export function createPolicyFileSource(path: string): AdministratorPolicySource {
  let stamp: FileStamp;
  return {
    read() {
      stamp = undefined;
      const file = readTrustedFile(path);
      stamp = file.stamp;
      return file.text;
    },
    hasChanged: () => hasFileChanged(path, stamp),
  };
}
