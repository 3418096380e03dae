import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Ended, ended, NODE, runProgram } from '../consent/child.ts';

/** Runs `diagnostic-data` as a person or an installer would, outside of CI. */
export function cli(options: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return runProgram('src/cli/main.ts', options, {
    CI: '',
    DO_NOT_TRACK: '',
    DIAGNOSTIC_DATA_LEVEL: '',
    ...env,
  });
}

/** The same, where no file can grow: what a full disk looks like to a program. */
export function cliWithoutSpace(options: readonly string[]): Promise<Ended> {
  const program = [NODE, join(__dirname, '..', '..', 'src', 'cli', 'main.ts'), ...options];
  return ended(
    spawn('sh', ['-c', 'ulimit -f 0; exec "$@"', 'sh', ...program], { stdio: ['ignore', 'pipe', 'pipe'] }),
  );
}
