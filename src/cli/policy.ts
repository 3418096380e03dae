import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { createPolicyFileSource } from '../platform/node/policy-file.ts';
import { readAdministratorPolicy } from '../policy/index.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { policyFileOf, type ProductOptions, withExample, withJson } from './options.ts';
import type { Terminal } from './terminal.ts';
import { describePolicy } from './words.ts';

/** Adds `policy check`. */
export function addPolicyCommand(program: Command, terminal: Terminal): void {
  const policy = program.command('policy').description("Looks at an administrator's policy.");
  const command = policy
    .command('check')
    .description('Says whether a policy can be used, and what it means.')
    .argument('[file]', 'the policy (default: the one in force for --product)')
    .option('--product <name>', 'name of the product')
    .option('--policy-file <file>', 'the same as the argument')
    .option('--state-directory <directory>', 'taken, and not needed')
    .action((file: string | undefined, options: Partial<ProductOptions>) => {
      const path = file ?? byProduct(options);
      if (!existsSync(path)) throw new CliError(EXIT.file, `There is no policy ${path}.`);
      const found = readAdministratorPolicy(createPolicyFileSource(path));
      if (options.json === true)
        terminal.printJson({ file: path, isValid: found?.problem === undefined, ...found });
      else terminal.print(`${path}: ${describePolicy(found)}.`);
      if (found?.problem !== undefined)
        throw new CliError(EXIT.invalid, 'While it lies there, Optional is off.');
    });
  withExample(withJson(command), 'policy check /etc/process-miner/diagnostic-data.json');
}

function byProduct(options: Partial<ProductOptions>): string {
  const { product } = options;
  if (product === undefined) throw new CliError(EXIT.usage, 'Name a file, or a product with --product.');
  return policyFileOf({ ...options, product });
}
