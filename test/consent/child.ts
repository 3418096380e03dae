import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Node that runs TypeScript as it is; the tests themselves may run on an older one. */
export const NODE = join(ROOT, 'node_modules', '.bin', 'node');

/** Hundreds of them are started; compiled once, each takes a third of the time. */
const COMPILE_CACHE = join(tmpdir(), 'diagnostic-data-compile-cache');

/** Starts a program of this folder, or of `src`. */
export function startProgram(
  path: string,
  options: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(NODE, [join(ROOT, path), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
  });
}

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits until a program has ended and its output is read. */
export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Runs a program to its end. */
export function runProgram(
  path: string,
  options: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<Ended> {
  return ended(startProgram(path, options, env));
}
