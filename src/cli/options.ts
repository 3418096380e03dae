import type { Command } from 'commander';
import { defaultPolicyFile } from '../platform/node/policy-file.ts';
import { defaultStateDirectory } from '../platform/node/state-directory.ts';
import { CliError, EXIT } from './exit-codes.ts';

/** Options of every command that is about one product. */
export interface ProductOptions {
  readonly product: string;
  readonly stateDirectory?: string;
  readonly policyFile?: string;
  readonly json?: boolean;
}

/** Adds `--product`, `--state-directory`, `--policy-file` and `--json`. */
export function forProduct(command: Command): Command {
  return withJson(command)
    .requiredOption('--product <name>', 'name of the product, as the application states it')
    .option('--state-directory <directory>', 'where the choice is kept (default: the platform’s, by product)')
    .option('--policy-file <file>', 'the administrator’s policy (default: the platform’s, by product)');
}

/** Adds `--json`. */
export function withJson(command: Command): Command {
  return command.option('--json', 'answer in JSON');
}

/** Adds an example to a command's help. */
export function withExample(command: Command, example: string): Command {
  return command.addHelpText('after', `\nExample:\n  $ diagnostic-data ${example}`);
}

/** The directory that a command works in. A name that is none is the caller's mistake. */
export function stateDirectoryOf({ product, stateDirectory }: ProductOptions): string {
  return byProduct(product, stateDirectory, defaultStateDirectory);
}

/** The administrator's policy that a command looks at. */
export function policyFileOf({ product, policyFile }: ProductOptions): string {
  return byProduct(product, policyFile, defaultPolicyFile);
}

function byProduct(product: string, given: string | undefined, byDefault: (name: string) => string): string {
  if (product.trim() === '')
    throw new CliError(EXIT.usage, '--product is empty: give the name of the product.');
  if (given !== undefined) return given;
  try {
    return byDefault(product);
  } catch {
    throw new CliError(
      EXIT.usage,
      `--product "${product}" cannot name a directory: give a plain name such as process-miner, or --state-directory.`,
    );
  }
}
