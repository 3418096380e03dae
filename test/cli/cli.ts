import { type Ended, runProgram } from '../consent/child.ts';

/** Runs `diagnostic-data` as a person or an installer would, outside of CI. */
export function cli(options: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return runProgram('src/cli/main.ts', options, {
    CI: '',
    DO_NOT_TRACK: '',
    DIAGNOSTIC_DATA_LEVEL: '',
    ...env,
  });
}
