import { rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConsentRecord, type ConsentStore, formatRecord, parseRecord } from '../../policy/index.ts';
import { createMachineSeal, type MachineSeal } from './machine-id.ts';
import { appendReceipt } from './receipts.ts';
import { type FileStamp, hasFileChanged, readTrustedFile } from './trusted-file.ts';
import { createFile, replaceFile } from './write-file.ts';

/** Name of the file in the product's state directory. */
export const CONSENT_FILE = 'consent.json';

/** Ties a choice that an installer wrote without a seal to the machine of the first start. */
export const MACHINE_FILE = 'machine';

/** A store in a directory of files. */
export interface FileConsentStore extends ConsentStore {
  hasChanged(): boolean;
  /** Ties an opt-in that does not say where it was made to this machine. Done at the first start; never rejects. */
  bind(): Promise<void>;
}

/**
 * Keeps the choice in `consent.json`, and a receipt of each choice in `receipts/`. Written atomically, readable by its
 * owner only. A file that could not be understood is kept aside before the next write. An opt-in that was made on
 * another machine does not count.
 *
 * @param seal ties an opt-in to the machine. Default: by the operating system's machine id.
 */
export function createFileConsentStore(
  stateDirectory: string,
  seal: MachineSeal = createMachineSeal(),
): FileConsentStore {
  const path = join(stateDirectory, CONSENT_FILE);
  const machinePath = join(stateDirectory, MACHINE_FILE);
  let stamp: FileStamp;

  function readRecord(): ConsentRecord | undefined {
    stamp = undefined;
    const file = readTrustedFile(path);
    stamp = file.stamp;
    return file.text === undefined ? undefined : parseRecord(file.text);
  }

  return {
    hasChanged: () => hasFileChanged(path, stamp),
    read() {
      const record = readRecord();
      if (record?.choice.level !== 'optional') return record?.choice;
      const machine = record.machine ?? readTrustedFile(machinePath).text?.trim();
      if (machine !== undefined && !seal.fits(machine)) throw new Error('it was made on another machine');
      return record.choice;
    },
    async write(choice) {
      const receipt = await appendReceipt(stateDirectory, choice).catch((error: unknown) => failure(error));
      if (receipt instanceof Error && choice.level === 'optional') throw receipt; // no opt-in without a receipt
      try {
        await keepUnreadableAside(path);
        const known = receipt instanceof Error ? undefined : receipt;
        await replaceFile(path, formatRecord({ choice, machine: seal.make(), receipt: known }));
      } catch (error) {
        if (choice.level !== 'optional') await withdraw(path);
        throw failure(error);
      }
      if (receipt instanceof Error) throw receipt;
    },
    async bind() {
      try {
        const { text } = readTrustedFile(path);
        const record = text === undefined ? undefined : parseRecord(text);
        const own = seal.make();
        if (record?.choice.level === 'optional' && record.machine === undefined && own !== undefined)
          await createFile(machinePath, `${own}\n`);
      } catch {
        // The next start tries again.
      }
    },
  };
}

/** The message of a system error holds a path, and that the login name. */
function failure(error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  return Object.assign(
    new Error(`The choice could not be recorded: ${code ?? 'its file could not be written'}.`),
    {
      code,
    },
  );
}

async function keepUnreadableAside(path: string): Promise<void> {
  try {
    const { text } = readTrustedFile(path);
    if (text !== undefined) parseRecord(text);
  } catch {
    await rename(path, `${path}.unreadable-${Date.now()}`);
  }
}

/** Where an opt-out cannot be written, taking the opt-in away has the same effect, and needs no space. */
async function withdraw(path: string): Promise<void> {
  try {
    const { text } = readTrustedFile(path);
    if (text !== undefined && parseRecord(text).choice.level === 'optional') await unlink(path);
  } catch {
    // What cannot be read does not count as an opt-in.
  }
}

/** The hash of the receipt that the recorded choice names; `undefined` where there is none, or no usable choice. */
export function readReceiptOfChoice(stateDirectory: string): string | undefined {
  try {
    const { text } = readTrustedFile(join(stateDirectory, CONSENT_FILE));
    return text === undefined ? undefined : parseRecord(text).receipt;
  } catch {
    return undefined;
  }
}
