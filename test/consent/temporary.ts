import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const directories: string[] = [];

/** A state directory that is not there yet, as before the first start. */
export function newStateDirectory(): string {
  const parent = mkdtempSync(join(tmpdir(), 'diagnostic-data-'));
  directories.push(parent);
  return join(parent, 'state');
}

/** Removes all of them. */
export function removeStateDirectories(): void {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
}
