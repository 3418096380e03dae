import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How to run a command to its end. */
export interface CommandOptions {
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Gets every line of both outputs. */
  readonly onLine?: (line: string) => void;
  /** Ends the command after so many milliseconds. Default: never. */
  readonly timeoutMillis?: number;
}

/**
 * Runs a command and gives what it wrote to standard output.
 * Throws with the last lines of both outputs if it cannot start, fails, or takes too long.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      timeout: options.timeoutMillis,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    const last: string[] = [];
    const take = (line: string) => {
      if (last.push(line) > 30) last.shift();
      options.onLine?.(line);
    };
    createInterface(child.stdout).on('line', (line) => {
      output.push(line);
      take(line);
    });
    createInterface(child.stderr).on('line', take);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(output.join('\n'));
      const end = signal ?? `exit status ${code}`;
      reject(new Error(`${[command, ...args].join(' ')}: ${end}\n${last.join('\n')}`));
    });
  });
}

/** Whether a command can be run and ends well within some seconds. */
export async function answers(
  command: string,
  args: readonly string[],
  timeoutMillis: number,
): Promise<boolean> {
  try {
    await runCommand(command, args, { timeoutMillis });
    return true;
  } catch {
    return false;
  }
}
