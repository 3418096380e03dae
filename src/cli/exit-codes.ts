import { CommanderError } from 'commander';

/** What the exit status of `diagnostic-data` says. */
export const EXIT = Object.freeze({
  ok: 0,
  /** Something unforeseen. */
  failed: 1,
  /** A wrong command, option, level or product. */
  usage: 2,
  /** A file that cannot be read, understood or written. */
  file: 3,
  /** A file was read, and what it says is not valid: a broken chain of receipts, a wrong policy. */
  invalid: 4,
  /** A person had to be asked and none is there: no terminal, or CI. */
  notInteractive: 5,
  /** The person left without an answer. */
  cancelled: 130,
} as const);

/** A failure with a message for the person at the terminal, and an exit status. */
export class CliError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.name = 'CliError';
    this.exitCode = exitCode;
  }
}

/** The exit status for whatever was thrown; commander's help and version end with 0, its complaints are usage errors. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CliError) return error.exitCode;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  return EXIT.failed;
}
