import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { hashReceipt, readReceipts } from '../platform/node/receipts.ts';
import { parseReceipt, type StoredReceipt, verifyReceipts } from '../policy/index.ts';
import { readReceiptOfChoice } from '../platform/node/consent-file.ts';
import { writeNewFile } from './write-new-file.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { forProduct, type ProductOptions, stateDirectoryOf, withExample } from './options.ts';
import type { Terminal } from './terminal.ts';
import { describeChoice } from './words.ts';

/** Adds `receipts show`, `receipts verify` and `receipts export`. */
export function addReceiptsCommand(program: Command, terminal: Terminal): void {
  const receipts = program
    .command('receipts')
    .description('Shows, checks or exports the receipts of all choices made on this machine.');
  addShow(receipts, terminal);
  addVerify(receipts, terminal);
  addExport(receipts, terminal);
}

function addShow(receipts: Command, terminal: Terminal): void {
  const command = receipts
    .command('show')
    .description('Shows the receipts, the oldest first.')
    .action(async (options: ProductOptions) => {
      const stored = await read(options);
      if (options.json === true) return terminal.printJson(stored.map((one) => parseReceipt(one) ?? null));
      if (stored.length === 0) terminal.print('There are no receipts.');
      for (const one of stored) terminal.print(`${one.number}  ${describe(one)}`);
    });
  withExample(forProduct(command), 'receipts show --product process-miner');
}

function addVerify(receipts: Command, terminal: Terminal): void {
  const command = receipts
    .command('verify')
    .description('Checks that no receipt was changed, taken out or put in.')
    .option('--file <file>', 'receipts that were exported (default: those of this machine)')
    .action(async (options: ProductOptions & { readonly file?: string }) => {
      const isExported = options.file !== undefined;
      const stored = isExported ? await readExport(options.file) : await read(options);
      const recorded = isExported ? undefined : readReceiptOfChoice(stateDirectoryOf(options));
      const check = verifyReceipts(stored, hashReceipt, recorded);
      if (options.json === true) terminal.printJson(check);
      else terminal.print(`Receipts: ${check.count}, ${check.isIntact ? 'intact' : 'not intact'}.`);
      for (const problem of check.problems) terminal.complain(problem);
      if (!check.isIntact) process.exitCode = EXIT.invalid;
    });
  withExample(forProduct(command), 'receipts verify --product process-miner');
}

function addExport(receipts: Command, terminal: Terminal): void {
  const command = receipts
    .command('export')
    .description(
      'Writes the receipts as they are, one JSON object a line; `verify --file` can check them elsewhere.',
    )
    .option('--output <file>', 'a new file to write (default: standard output)')
    .action(async (options: ProductOptions & { readonly output?: string }) => {
      const lines = (await read(options)).map(({ text }) => text);
      if (options.output === undefined) return lines.forEach((line) => terminal.print(line));
      await writeNewFile(options.output, lines.map((line) => `${line}\n`).join(''));
      if (options.json === true) terminal.printJson({ file: options.output, count: lines.length });
      else terminal.print(`Receipts written: ${lines.length}, to ${options.output}.`);
    });
  withExample(forProduct(command), 'receipts export --product process-miner --output receipts.jsonl');
}

function describe(stored: StoredReceipt): string {
  const receipt = parseReceipt(stored);
  if (receipt === undefined) return 'cannot be understood';
  const { level, time, source, noticeVersion, productVersion } = receipt;
  return describeChoice({ level, time, source, noticeVersion, productVersion });
}

async function read(options: ProductOptions): Promise<readonly StoredReceipt[]> {
  const directory = stateDirectoryOf(options);
  try {
    return await readReceipts(directory);
  } catch (error) {
    throw new CliError(EXIT.file, `The receipts cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

async function readExport(file: string): Promise<readonly StoredReceipt[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CliError(EXIT.file, `${file} cannot be read: ${error.code}.`);
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => ({ number: numberOf(line) ?? at + 1, text: line }));
}

function numberOf(line: string): number | undefined {
  return parseReceipt({ number: 0, text: line })?.number;
}
