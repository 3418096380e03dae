import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** The project. */
const ROOT = join(__dirname, '../..');
export const NODE = join(ROOT, 'node_modules/.bin/node');
export const EXAMPLE = join(ROOT, 'examples/process-miner');

export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in a pipe, with nothing in the environment that decides about colours or levels. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const { FORCE_COLOR: _, DO_NOT_TRACK: __, DIAGNOSTIC_DATA_LEVEL: ___, ...inherited } = process.env;
  const options = { cwd: ROOT, env: { ...inherited, ...env }, timeout: 110_000 };
  return new Promise((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve({
        status: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
        stdout,
        stderr,
      });
    });
  });
}

export const start = (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Run> =>
  run(NODE, [join(EXAMPLE, 'start.ts'), ...args], env);

/** The lines of each phase and of each tree. */
export const sections = (stdout: string): string[] => stdout.split('\n\n');
