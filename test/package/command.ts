import { execFile } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** How a command ended. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Variables of this test run that a user's shell does not have. */
const OURS =
  /^(npm_package_|npm_lifecycle_|npm_config_local_prefix$|OTEL_|DIAGNOSTIC_DATA_|DO_NOT_TRACK$|JEST_|NODE_ENV$)/;

/** What a user's shell has, with `node` first on the path. */
export function shellOf(node: string, further: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: [dirname(node), process.env.PATH].join(delimiter),
    ...further,
  };
}

/** Runs a command to its end; a failure is an answer, not an exception. */
export function run(
  command: string,
  parameters: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Ended> {
  return new Promise((settle) => {
    execFile(
      command,
      parameters,
      { cwd, env, maxBuffer: 64 * 1024 * 1024, timeout: 300_000 },
      (error, stdout, stderr) =>
        settle({ exitCode: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    );
  });
}

/** Like `run`, for what must not fail. */
export async function must(...call: Parameters<typeof run>): Promise<string> {
  const { exitCode, stdout, stderr } = await run(...call);
  if (exitCode !== 0)
    throw new Error(`${call[0]} ${call[1].join(' ')} ended with ${exitCode}:\n${stdout}${stderr}`);
  return stdout;
}
