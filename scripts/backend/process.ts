import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** A program to start and how to see that it is up. */
export interface ProgramOptions {
  readonly name: string;
  readonly binary: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Gets both outputs, appended. */
  readonly logFile: string;
  /** Answers 200 when the program is up. */
  readonly healthUrl: string;
  /** Lives on when this process ends. Default false: it ends with this process. */
  readonly detached?: boolean;
}

/** A program that is up. */
export interface RunningProgram {
  readonly pid: number;
  readonly logFile: string;
  /** Ends it and resolves when it has ended: asked to (default), and after 10 s, or with `SIGKILL`, made to. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts a program and waits until it is healthy. Throws with the end of its log if it ends or takes over 30 s. */
export async function startProgram(options: ProgramOptions): Promise<RunningProgram> {
  const child = launch(options);
  const running = control(child, options);
  try {
    await untilHealthy(options, () => child.exitCode !== null || child.signalCode !== null);
  } catch (error) {
    await running.stop('SIGKILL');
    throw error;
  }
  return running;
}

function launch(options: ProgramOptions): ChildProcess {
  const log = openSync(options.logFile, 'a');
  const child = spawn(options.binary, options.args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', log, log],
    detached: options.detached ?? false,
    windowsHide: true,
  });
  closeSync(log);
  return child;
}

function control(child: ChildProcess, options: ProgramOptions): RunningProgram {
  const kill = () => child.kill('SIGKILL');
  if (options.detached) child.unref();
  else process.once('exit', kill);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  }).then(() => void process.removeListener('exit', kill));
  return {
    pid: child.pid ?? -1,
    logFile: options.logFile,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const timer = setTimeout(kill, 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function untilHealthy(options: ProgramOptions, ended: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isHealthy(options.healthUrl))) {
    if (ended() || Date.now() > deadline) {
      const log = await readFile(options.logFile, 'utf8');
      throw new Error(`${options.name} did not come up:\n${log.slice(-2000)}`);
    }
    await wait(50);
  }
}

/** Whether an address answers 200 within two seconds. */
export async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
