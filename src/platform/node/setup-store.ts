import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LastLaunch, Run, SetupStore } from '../../instrumentations/index.ts';

/** File of the last launched version, and prefix of the files of runs, in the product's state directory. */
export const LAUNCH_FILE = 'setup.json';
const RUN_PREFIX = 'run-';

const VERSION = 1;
const MAX_BYTES = 4096;
/** More ended runs than these are forgotten: something else is wrong then. */
const MAX_ENDED_RUNS = 20;

/**
 * Keeps the last launched version in `setup.json`, and this run in `run-<process id>.json` while it lasts; a file whose
 * process is gone tells of a run that did not end cleanly. Files are small, written as a whole and readable by their
 * owner only. Whatever fails is left out: none of it is worth harming the application.
 */
export function createSetupStore(stateDirectory: string): SetupStore {
  const runFile = `${RUN_PREFIX}${process.pid}.json`;
  return {
    takeEndedRuns: (tell) => tell(quietly(() => takeEndedRuns(stateDirectory)) ?? []),
    keepRun: ({ version, phase, fault }) =>
      quietly(() => write(stateDirectory, runFile, { version: VERSION, product: version, phase, fault })),
    endRun: () => quietly(() => rmSync(join(stateDirectory, runFile), { force: true })),
    lastLaunch: () => readLaunch(join(stateDirectory, LAUNCH_FILE)),
    saveLaunch: (version) =>
      quietly(() => write(stateDirectory, LAUNCH_FILE, { version: VERSION, product: version })),
  };
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function write(directory: string, name: string, content: object): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const temporary = join(directory, `.${name}-${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(temporary, `${JSON.stringify(content)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, join(directory, name));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function readLaunch(path: string): LastLaunch {
  try {
    const { product } = readJson(path);
    return typeof product === 'string' ? { version: product } : 'unreadable';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'unreadable';
  }
}

/** A process id that this process has now was another's before it. */
function takeEndedRuns(directory: string): Run[] {
  const ended = readdirSync(directory).filter((name) => {
    const id = /^run-(\d{1,10})\.json$/.exec(name)?.[1];
    return id !== undefined && (Number(id) === process.pid || !isAlive(Number(id)));
  });
  const runs = ended.map((name) => {
    const run = quietly(() => parseRun(readJson(join(directory, name))));
    quietly(() => rmSync(join(directory, name), { force: true }));
    return run;
  });
  return runs.filter((run) => run !== undefined).slice(0, MAX_ENDED_RUNS);
}

/** Also a process of somebody else, which may not be asked, is one. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readJson(path: string): Record<string, unknown> {
  if (statSync(path).size > MAX_BYTES) throw new Error('the file is too large');
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof content !== 'object' || content === null) throw new Error('the file holds no JSON object');
  return content as Record<string, unknown>;
}

function parseRun({ product, phase, fault }: Record<string, unknown>): Run | undefined {
  if (typeof product !== 'string' || (phase !== 'starting' && phase !== 'running')) return undefined;
  // The declaration lists what may leave; anything else in the file is withheld there.
  return { version: product, phase, ...(typeof fault === 'string' ? { fault: fault as Run['fault'] } : {}) };
}
