import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How long a half-written file may lie about; nobody writes longer. */
const MAX_WRITE_MILLIS = 60_000;

/**
 * Replaces a file as a whole: a reader, and whoever comes after a crash, finds the old content or the new one. The file
 * is readable by its owner only, a directory that is made likewise. The name of the temporary file is random, so that
 * writers in two containers, where process ids are alike, do not write into one.
 */
export async function replaceFile(path: string, content: string): Promise<void> {
  const temporary = await writeTemporary(path, content);
  try {
    await persistently(() => rename(temporary, path));
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncDirectory(dirname(path));
  await removeLeftovers(path);
}

/**
 * Makes a file as a whole, unless there is one.
 *
 * @returns false when there is one.
 */
export async function createFile(path: string, content: string): Promise<boolean> {
  const temporary = await writeTemporary(path, content);
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    return await createWithoutLinks(path, content);
  } finally {
    await unlink(temporary).catch(() => undefined);
    await syncDirectory(dirname(path));
  }
}

/** Some file systems have no links. A crash in the middle can leave half a file there, which readers must stand. */
async function createWithoutLinks(path: string, content: string): Promise<boolean> {
  try {
    await writeNew(path, content);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function writeTemporary(path: string, content: string): Promise<string> {
  const temporary = `${path}.${randomBytes(8).toString('hex')}.tmp`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await writeNew(temporary, content);
    return temporary;
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

async function writeNew(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** On Windows a virus scanner that looks at a file keeps it from being replaced for a moment. */
async function persistently(work: () => Promise<void>): Promise<void> {
  for (let tries = process.platform === 'win32' ? 10 : 1; ; tries--) {
    try {
      return await work();
    } catch (error) {
      if (tries <= 1) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Makes a rename last through a power failure, where the platform can. */
async function syncDirectory(path: string): Promise<void> {
  try {
    const directory = await open(path, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  } catch {
    // Not on Windows, and not on every file system.
  }
}

/** A writer that was killed leaves its temporary file. */
async function removeLeftovers(path: string): Promise<void> {
  try {
    const directory = dirname(path);
    for (const name of await readdir(directory)) {
      if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.tmp')) continue;
      const leftover = join(directory, name);
      if (Date.now() - (await stat(leftover)).mtimeMs > MAX_WRITE_MILLIS) await unlink(leftover);
    }
  } catch {
    // Another writer was faster, or it stays until next time.
  }
}
