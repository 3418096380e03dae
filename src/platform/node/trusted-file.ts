import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs';

/** What a file held, and when. */
export interface FileState {
  readonly text: string | undefined;
  /** See {@link hasFileChanged}. */
  readonly stamp: FileStamp;
}

/** Enough of a file's metadata to notice that it was replaced. */
export type FileStamp = string | undefined;

const MAX_BYTES = 64 * 1024;

/** File systems keep time in ticks: what was replaced this shortly before it was read may look the same afterwards. */
const TICK_MILLIS = 50;

/**
 * Reads a small file that only its owner can have written. Without a file, the text is `undefined`.
 *
 * @throws Error that says what is odd about the file, without naming its path (which holds the login name).
 */
export function readTrustedFile(path: string): FileState {
  let file: number;
  try {
    // A pipe in place of the file must not keep the process waiting.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { text: undefined, stamp: undefined };
    throw unreadable(error);
  }
  try {
    const stats = fstatSync(file);
    checkStats(stats);
    return { text: readFileSync(file, 'utf8'), stamp: stampOf(stats, Date.now()) };
  } catch (error) {
    throw unreadable(error);
  } finally {
    closeSync(file);
  }
}

/** Whether a file is another one than when it was read with {@link readTrustedFile}. One system call; never throws. */
export function hasFileChanged(path: string, stamp: FileStamp): boolean {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return (stats === undefined ? undefined : stampOf(stats, Infinity)) !== stamp;
  } catch {
    return true; // reading it tells why
  }
}

function stampOf(stats: Stats, now: number): FileStamp {
  const { ino, size, mtimeMs, ctimeMs, mode, uid } = stats;
  const isSettled = now - ctimeMs > TICK_MILLIS;
  return `${ino} ${size} ${mtimeMs} ${ctimeMs} ${mode} ${uid}${isSettled ? '' : ' fresh'}`;
}

function checkStats({ mode, uid, size }: Stats): void {
  if (size > MAX_BYTES) throw new Error('the file is too large');
  if (process.platform === 'win32') return; // Windows knows no such bits; its directories are the person's own
  if ((mode & constants.S_IFMT) !== constants.S_IFREG) throw new Error('it is not a file');
  if ((mode & 0o022) !== 0) throw new Error('others may write the file');
  if (process.getuid !== undefined && uid !== process.getuid() && uid !== 0)
    throw new Error('the file belongs to somebody else');
}

function unreadable(error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  return new Error(code === undefined ? message : `the file cannot be read: ${code}`);
}
