import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program of `programs/` that runs. */
export interface RunningProgram {
  /** Resolves once the program has printed the text. */
  printed(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Asks the program, over its channel, to go on. */
  proceed(): void;
  /** How it ended, and what it printed. Killed, and so seen as SIGKILL, when it is still there after 20 seconds. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }>;
}

const MAX_MILLIS = 20_000;
const PROGRAMS = join(__dirname, 'programs');

/** Runs a program of `programs/` with the Node that runs the tests. */
export function runProgram(
  file: string,
  environment: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): RunningProgram {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const home = mkdtempSync(join(tmpdir(), 'diagnostic-data-'));
  const child = spawn(process.execPath, [...nodeOptions, join(PROGRAMS, file)], {
    env: { ...inherited, XDG_CONFIG_HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const limit = setTimeout(() => child.kill('SIGKILL'), MAX_MILLIS);
  const ended = once(child, 'close').then(([code, signal]) => {
    clearTimeout(limit);
    rmSync(home, { recursive: true });
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, stderr };
  });
  return {
    async printed(text) {
      while (!stdout.includes(text))
        await Promise.race([once(child.stdout!, 'data'), failOnEnd(ended, text)]);
    },
    kill: (signal) => void child.kill(signal),
    proceed: () => void child.send('proceed'),
    ended,
  };
}

async function failOnEnd(ended: RunningProgram['ended'], text: string): Promise<never> {
  const { code, signal, stderr } = await ended;
  throw new Error(`ended (${code}, ${signal}) before it printed "${text}": ${stderr}`);
}
