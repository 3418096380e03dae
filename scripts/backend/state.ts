import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runCommand } from './command.ts';

/** A started program: its process, and its file to tell it from a later process of the same number. */
export interface StartedProgram {
  readonly pid: number;
  readonly binary: string;
}

/** Remembers what `npm run backend` started in the background. */
export interface BackendState {
  read(): Promise<readonly StartedProgram[]>;
  write(programs: readonly StartedProgram[]): Promise<void>;
  clear(): Promise<void>;
}

/** Keeps the state in a file of a directory. An unreadable file counts as nothing started. */
export function createBackendState(directory: string): BackendState {
  const file = join(directory, 'state.json');
  return {
    async read() {
      try {
        return JSON.parse(await readFile(file, 'utf8')) as StartedProgram[];
      } catch {
        return [];
      }
    },
    async write(programs) {
      await mkdir(directory, { recursive: true });
      await writeFile(`${file}.new`, JSON.stringify(programs));
      await rename(`${file}.new`, file);
    },
    clear: () => rm(file, { force: true }),
  };
}

/** Whether the process still runs and is still that program. */
export async function isAlive(program: StartedProgram): Promise<boolean> {
  try {
    process.kill(program.pid, 0);
    const [command, args] =
      process.platform === 'win32'
        ? (['tasklist', ['/fi', `pid eq ${program.pid}`, '/fo', 'csv', '/nh']] as const)
        : (['ps', ['-ww', '-o', 'command=', '-p', String(program.pid)]] as const);
    return (await runCommand(command, args)).includes(basename(program.binary).slice(0, 24));
  } catch {
    return false;
  }
}

/** Ends a program if it still runs: asked to, and after ten seconds made to. */
export async function end(program: StartedProgram): Promise<void> {
  if (!(await isAlive(program))) return;
  process.kill(program.pid, 'SIGTERM');
  for (let waited = 0; waited < 10_000; waited += 100) {
    await wait(100);
    if (!(await isAlive(program))) return;
  }
  process.kill(program.pid, 'SIGKILL');
}
