import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CONSENT_FILE, MACHINE_FILE } from './consent-file.ts';
import { INSTALL_ID_FILE } from './install-id.ts';
import { removeReceipts } from './receipts.ts';
import { LAUNCH_FILE } from './setup-store.ts';

/**
 * Removes what is remembered about the installation, and consent files that were kept aside. The choice and its receipts
 * stay. The state directory may be the product's own configuration directory, so nothing is removed there that we did
 * not name.
 */
export async function clearLocalState(stateDirectory: string): Promise<void> {
  await removeIfThere(join(stateDirectory, LAUNCH_FILE));
  for (const name of await readdir(stateDirectory).catch(() => []))
    if (name.startsWith(`${CONSENT_FILE}.unreadable-`)) await removeIfThere(join(stateDirectory, name));
}

/** What {@link resetLocalState} removes. */
export interface ResetOptions {
  /** Whether the receipts go, too. */
  readonly receipts: boolean;
}

/** Removes the choice and everything else that was kept, as if the product had never been started. */
export async function resetLocalState(stateDirectory: string, { receipts }: ResetOptions): Promise<void> {
  for (const name of [CONSENT_FILE, MACHINE_FILE, INSTALL_ID_FILE])
    await removeIfThere(join(stateDirectory, name));
  await clearLocalState(stateDirectory);
  if (receipts) await removeReceipts(stateDirectory);
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
