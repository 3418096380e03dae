import { mkdir, rename } from 'node:fs/promises';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { ConsentChoice, ConsentStore } from '../../policy/index.ts';

/** Name of the file in the product's state directory. */
export const CONSENT_FILE = 'consent.json';

const VERSION = 1;
const MAX_BYTES = 64 * 1024;

/**
 * Keeps the choice in `consent.json`: `{ "version": 1, "level": "optional", "source": "settings", "time": "…" }`.
 * Written atomically (write, fsync, rename), readable by its owner only. A file that could not be understood is kept
 * aside before the first write.
 */
export function createFileConsentStore(stateDirectory: string): ConsentStore {
  const path = join(stateDirectory, CONSENT_FILE);
  let isUnreadable = false;

  return {
    read() {
      const text = readText(path, () => (isUnreadable = true));
      if (text === undefined) return undefined;
      try {
        return parseChoice(text);
      } catch (error) {
        isUnreadable = true;
        throw error;
      }
    },
    async write(choice) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      if (isUnreadable) await rename(path, `${path}.unreadable-${Date.now()}`);
      isUnreadable = false;
      const content = `${JSON.stringify({ version: VERSION, ...choice }, null, 2)}\n`;
      await writeFileAtomic(path, content, { mode: 0o600 });
    },
  };
}

function readText(path: string, onUnreadable: () => void): string | undefined {
  try {
    const { mode, uid, size } = statSync(path);
    if (size > MAX_BYTES) throw new Error('the file is too large');
    if (process.platform !== 'win32' && (mode & 0o022) !== 0) throw new Error('others may write the file');
    if (process.getuid !== undefined && uid !== process.getuid() && uid !== 0)
      throw new Error('the file belongs to somebody else');
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    onUnreadable();
    // The message of a system error holds the path, which holds the login name.
    throw new Error(code === undefined ? message : `the file cannot be read: ${code}`);
  }
}

function parseChoice(text: string): ConsentChoice {
  const content = parseObject(text);
  if (content.version !== VERSION) throw new Error('the file has an unknown version');
  const { level, source, time } = content;
  if (level !== 'none' && level !== 'required' && level !== 'optional')
    throw new Error('the file names no known level');
  if (source !== 'installer' && source !== 'settings') throw new Error('the file names no known source');
  if (typeof time !== 'string' || Number.isNaN(Date.parse(time)))
    throw new Error('the file has no valid time');
  return { level, source, time };
}

function parseObject(text: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Error('the file is not valid JSON');
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new Error('the file holds no JSON object');
  return content as Record<string, unknown>;
}
