import { createHash } from 'node:crypto';
import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsentChoice, StoredReceipt } from '../../policy/index.ts';
import { createFile } from './write-file.ts';

/** Name of the directory of receipts in the product's state directory. */
const RECEIPTS_DIRECTORY = 'receipts';

/** Older ones are given up. A person changes their mind a few times in the life of an installation. */
const MAX_RECEIPTS = 1000;

/** Another process can take a number first; not this often. */
const MAX_TRIES = 1000;

const NAME = /^(\d{8})\.json$/;

/** SHA-256 of a receipt, as the next one names it. */
export function hashReceipt(text: string): string {
  return createHash('sha256').update(text.trimEnd()).digest('hex');
}

/**
 * Adds a receipt: one file, one line of JSON, with the hash of the one before. A number is taken by making its file,
 * which only one process can; so nothing is locked, and a process that is killed leaves either a whole receipt or none.
 *
 * @returns the hash of the receipt.
 */
export async function appendReceipt(stateDirectory: string, choice: ConsentChoice): Promise<string> {
  const directory = join(stateDirectory, RECEIPTS_DIRECTORY);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const numbers = await listNumbers(directory);
    const last = numbers.at(-1);
    const previous = last === undefined ? undefined : await readReceipt(directory, last);
    const number = (last ?? 0) + 1;
    const text = JSON.stringify({
      version: 1,
      number,
      time: choice.time,
      level: choice.level,
      source: choice.source,
      noticeVersion: choice.noticeVersion,
      productVersion: choice.productVersion,
      previous: previous === undefined ? null : hashReceipt(previous),
    });
    if (!(await createFile(pathOf(directory, number), `${text}\n`))) continue;
    await prune(directory, numbers);
    return hashReceipt(text);
  }
  throw new Error('too many processes write receipts');
}

/** All receipts, the oldest first. Rejects when one cannot be read. */
export async function readReceipts(stateDirectory: string): Promise<readonly StoredReceipt[]> {
  const directory = join(stateDirectory, RECEIPTS_DIRECTORY);
  const numbers = await listNumbers(directory);
  const texts = await Promise.all(numbers.map((number) => readReceipt(directory, number)));
  return numbers.map((number, at) => ({ number, text: (texts[at] ?? '').trimEnd() }));
}

/** Removes all receipts. */
export async function removeReceipts(stateDirectory: string): Promise<void> {
  const directory = join(stateDirectory, RECEIPTS_DIRECTORY);
  for (const number of await listNumbers(directory)) await unlink(pathOf(directory, number));
}

async function listNumbers(directory: string): Promise<number[]> {
  try {
    const numbers = (await readdir(directory)).map((name) => Number(NAME.exec(name)?.[1] ?? 0));
    return numbers.filter((number) => number > 0).toSorted((a, b) => a - b);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const readReceipt = (directory: string, number: number): Promise<string> =>
  readFile(pathOf(directory, number), 'utf8');

const pathOf = (directory: string, number: number): string =>
  join(directory, `${String(number).padStart(8, '0')}.json`);

async function prune(directory: string, numbers: readonly number[]): Promise<void> {
  const tooMany = numbers.length + 1 - MAX_RECEIPTS;
  for (const number of numbers.slice(0, Math.max(0, tooMany)))
    await unlink(pathOf(directory, number)).catch(() => undefined); // another process was faster
}
