import type { Command } from 'commander';
import { resetLocalState } from '../platform/node/local-state.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { forProduct, type ProductOptions, stateDirectoryOf, withExample } from './options.ts';
import type { Terminal } from './terminal.ts';

interface ResetOptions extends ProductOptions {
  readonly yes?: boolean;
  readonly receipts?: boolean;
}

/** Adds `reset`. */
export function addResetCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('reset')
    .description('Forgets the choice and the ids: the product starts again at the default, required.')
    .option('--yes', 'do not ask')
    .option('--receipts', 'remove the receipts, too')
    .action(async (options: ResetOptions) => {
      const directory = stateDirectoryOf(options);
      if (options.yes !== true) await confirm(options.product, terminal);
      try {
        await resetLocalState(directory, { receipts: options.receipts === true });
      } catch (error) {
        throw new CliError(
          EXIT.file,
          `Not everything could be removed: ${(error as NodeJS.ErrnoException).code}.`,
        );
      }
      if (options.json === true) terminal.printJson({ product: options.product, isReset: true });
      else terminal.print(`${options.product} starts again without a choice.`);
    });
  withExample(forProduct(command), 'reset --product process-miner --yes');
}

async function confirm(product: string, terminal: Terminal): Promise<void> {
  if (!terminal.isInteractive)
    throw new CliError(EXIT.notInteractive, 'Nobody can be asked here; say --yes to reset.');
  const { confirm: ask } = await import('@clack/prompts');
  const answer = await ask({ message: `Forget the choice made for ${product}?`, initialValue: false });
  if (answer !== true) throw new CliError(EXIT.cancelled, 'Nothing was changed.');
}
