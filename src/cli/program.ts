import { Command } from 'commander';
import { addCatalogueCommand } from './catalogue.ts';
import { addConsentCommand } from './consent.ts';
import { addPolicyCommand } from './policy.ts';
import { addReceiptsCommand } from './receipts.ts';
import { addResetCommand } from './reset.ts';
import { addStatusCommand } from './status.ts';
import type { Terminal } from './terminal.ts';

/** All commands. Each one is a file of its own that adds itself. */
const COMMANDS: readonly ((program: Command, terminal: Terminal) => void)[] = [
  addStatusCommand,
  addConsentCommand,
  addReceiptsCommand,
  addPolicyCommand,
  addResetCommand,
  addCatalogueCommand,
];

/** The program `diagnostic-data`. Commands throw; the caller turns what they throw into an exit status. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('diagnostic-data')
    .description('Shows and changes which diagnostic data a product may send.')
    .exitOverride()
    .showHelpAfterError('(add --help for help)')
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
    });
  for (const add of COMMANDS) add(program, terminal);
  return program;
}
