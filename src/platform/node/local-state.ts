import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CONSENT_FILE } from './consent-file.ts';

/**
 * Removes consent files that were kept aside because they could not be understood. The state directory may be the
 * product's own configuration directory, so nothing is removed there that we did not name.
 */
export async function removeKeptAside(stateDirectory: string): Promise<void> {
  for (const name of await readdir(stateDirectory).catch(() => [] as string[]))
    if (name.startsWith(`${CONSENT_FILE}.unreadable-`)) await unlink(join(stateDirectory, name));
}
