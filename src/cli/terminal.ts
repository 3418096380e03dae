import { styleText } from 'node:util';

/** What a command sees of the process around it. */
export interface Terminal {
  readonly environment: NodeJS.ProcessEnv;
  /** Whether a person can be asked: a terminal on both ends, and no CI. */
  readonly isInteractive: boolean;
  /** Writes a line of the answer. */
  print(line: string): void;
  /** Writes the answer as JSON, for programs. */
  printJson(value: unknown): void;
  /** Writes a line that is not part of the answer. */
  complain(line: string): void;
  /** Colours text where the answer goes to a terminal and `NO_COLOR` is not set. */
  style(format: Parameters<typeof styleText>[0], text: string): string;
}

/** The terminal of a process. */
export function createTerminal(of: NodeJS.Process): Terminal {
  const { stdin, stdout, stderr, env } = of;
  const hasColours = stdout.isTTY && stdout.hasColors(env);
  return {
    environment: env,
    isInteractive: stdin.isTTY && stdout.isTTY && !isCi(env),
    print: (line) => void stdout.write(`${line}\n`),
    printJson: (value) => void stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    complain: (line) => void stderr.write(`${line}\n`),
    style: (format, text) => (hasColours ? styleText(format, text, { validateStream: false }) : text),
  };
}

/** Whether a build server runs us: `CI` is set, and not to `false` or `0`. */
function isCi(environment: NodeJS.ProcessEnv): boolean {
  const value = environment.CI?.trim().toLowerCase() ?? '';
  return value !== '' && value !== 'false' && value !== '0';
}
