#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitCodeOf } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { createTerminal } from './terminal.ts';

const terminal = createTerminal(process);

createProgram(terminal)
  .parseAsync(process.argv)
  .catch((error: unknown) => {
    // Commander has said itself what was wrong.
    if (!(error instanceof CommanderError))
      terminal.complain(`error: ${error instanceof Error ? error.message : 'something unforeseen happened'}`);
    process.exitCode = exitCodeOf(error);
  });
