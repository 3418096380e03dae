import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** How the example ended, and all that it printed. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The example, running in a process of its own. */
export interface RunningExample {
  /** Where it says it is. Rejects when it ends before that. */
  readonly url: Promise<string>;
  /** Resolves when it has ended. */
  readonly ended: Promise<Ended>;
  /** Ends it as Ctrl+C does. */
  stop(): Promise<Ended>;
}

/** Starts `examples/web-app`. */
export function startExample(...options: readonly string[]): RunningExample {
  const { DO_NOT_TRACK: _, DIAGNOSTIC_DATA_LEVEL: __, FORCE_COLOR: ___, ...env } = process.env;
  const node = join(ROOT, 'node_modules/.bin/node');
  const child = spawn(node, ['examples/web-app/start.ts', ...options], { cwd: ROOT, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ status }) => reject(new Error(`it ended with status ${status}: ${stdout}${stderr}`)));
  });
  url.catch(() => undefined); // not everybody asks
  return {
    url,
    ended,
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}
