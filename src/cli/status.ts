import { join } from 'node:path';
import type { Command } from 'commander';
import { CONSENT_FILE } from '../platform/node/consent-file.ts';
import { EXIT } from './exit-codes.ts';
import { forProduct, withExample } from './options.ts';
import { openProductConsent, type ProductConsent, type StatedOptions } from './product-consent.ts';
import type { Terminal } from './terminal.ts';
import { describeChoice, describePolicy, withoutId } from './words.ts';

/** Adds `status`, also called `explain`. */
export function addStatusCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('status')
    .alias('explain')
    .description('Says which level is in force for a product, and which source decided it.')
    .option('--notice-version <version>', 'version of the notice that the product shows now')
    .action((options: StatedOptions) => {
      const seen = openProductConsent(options, terminal);
      if (options.json === true) terminal.printJson(asJson(options.product, seen));
      else print(options.product, seen, terminal);
      if (seen.consent.explain().problem !== undefined) process.exitCode = EXIT.file;
    });
  withExample(forProduct(command), 'status --product process-miner');
}

function asJson(product: string, seen: ProductConsent) {
  const { consent, choice, environment, policy, policyFile, stateDirectory } = seen;
  return {
    product,
    ...consent.explain(),
    noticeIsCurrent: consent.noticeIsCurrent,
    choice: choice === undefined ? null : withoutId(choice),
    environment: environment ?? null,
    policy: policy ?? null,
    stateDirectory,
    policyFile,
  };
}

function print(product: string, seen: ProductConsent, terminal: Terminal): void {
  const { level, reason, problem } = seen.consent.explain();
  const { environment } = seen;
  terminal.print(`${product}: ${terminal.style(level === 'none' ? 'yellow' : 'green', level)}`);
  terminal.print(reason);
  terminal.print('');
  terminal.print(`  policy       ${describePolicy(seen.policy)}`);
  terminal.print(
    `  environment  ${environment === undefined ? 'sets no limit' : `${environment.variable}: at most ${environment.level}`}`,
  );
  terminal.print(`  choice       ${seen.problem ?? describeChoice(seen.choice)}`);
  terminal.print(`  kept in      ${join(seen.stateDirectory, CONSENT_FILE)}`);
  if (problem !== undefined) terminal.complain(terminal.style('yellow', `warning: ${problem}`));
}
