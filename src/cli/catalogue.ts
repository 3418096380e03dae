import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import {
  type CatalogueDocument,
  diffCatalogues,
  documentCatalogue,
  type DocumentOptions,
  parseCatalogueJson,
  renderCatalogueJson,
  renderCataloguePage,
  renderWeaverRegistry,
} from '../catalogue/index.ts';
import { createOwnCatalogue } from '../instrumentations/index.ts';
import { type Catalogue, joinCatalogues } from '../policy/index.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { withExample, withJson } from './options.ts';
import type { Terminal } from './terminal.ts';

interface OutputOptions {
  readonly catalogue?: string;
  readonly applicationOnly?: boolean;
  readonly out?: string;
}

interface PageOptions extends OutputOptions {
  readonly html?: boolean;
  readonly product?: string;
}

/** Adds `catalogue page`, `json`, `weaver` and `diff`. */
export function addCatalogueCommand(program: Command, terminal: Terminal): void {
  const catalogue = program
    .command('catalogue')
    .description('Writes down and compares what a product declares.');
  const output = (name: string, description: string, example: string): Command =>
    withExample(catalogue.command(name).description(description), example)
      .option('--catalogue <file>', 'ES module that exports the catalogue (default: the package’s own)')
      .option('--application-only', 'leave out what the package’s own instrumentations record')
      .option('--out <file>', 'write to a file (default: the terminal)');

  output(
    'page',
    'Writes the page for the people who use the product.',
    'catalogue page --catalogue ./catalogue.js',
  )
    .option('--html', 'as HTML (default: Markdown)')
    .option('--product <name>', 'name of the product, as its users know it')
    .action(async ({ html, product, ...options }: PageOptions) => {
      const format = html === true ? 'html' : 'markdown';
      await write(renderCataloguePage(await load(options), { format, product }), options, terminal);
    });
  output('json', 'Writes the catalogue as JSON.', 'catalogue json --out catalogue.json').action(
    async (options: OutputOptions) => write(renderCatalogueJson(await load(options)), options, terminal),
  );
  output(
    'weaver',
    'Writes a registry for OpenTelemetry Weaver.',
    'catalogue weaver --out registry.yaml',
  ).action(async (options: OutputOptions) =>
    write(renderWeaverRegistry(await load(options)), options, terminal),
  );
  addDiff(catalogue, terminal);
}

function addDiff(catalogue: Command, terminal: Terminal): void {
  withExample(withJson(catalogue.command('diff')), 'catalogue diff released.json ./catalogue.js')
    .description(
      'Compares two catalogues (ES modules, or files of `catalogue json`). Ends with 1 when something became Required, ' +
        'gained an attribute or lost its allowed values, lost its description, or expired.',
    )
    .argument('<old>', 'what is released')
    .argument('<new>', 'what is to be released')
    .action(async (before: string, after: string, { json }: { json?: boolean }) => {
      const changes = diffCatalogues(await read(before, false), await read(after, false));
      const grave = changes.filter(({ needsReview }) => needsReview);
      if (json === true) terminal.printJson(changes);
      else
        for (const { needsReview, message } of changes)
          terminal.print(`${needsReview ? terminal.style('red', 'review') : 'notice'}  ${message}`);
      if (grave.length > 0)
        throw new CliError(EXIT.failed, `${grave.length} of ${changes.length} changes must be reviewed.`);
    });
}

async function load({ catalogue, applicationOnly }: OutputOptions): Promise<CatalogueDocument> {
  return catalogue === undefined
    ? documentCatalogue(createOwnCatalogue())
    : read(catalogue, applicationOnly !== true);
}

/** @param joins whether what the package's own instrumentations record is added to a module's catalogue. */
async function read(path: string, joins: boolean): Promise<CatalogueDocument> {
  if (path.endsWith('.json')) return readJson(path);
  const { catalogue, categories } = await importCatalogue(path);
  const whole = joins ? joinCatalogues([catalogue, createOwnCatalogue(catalogue.names)]) : catalogue;
  try {
    return documentCatalogue(whole, { categories });
  } catch (error) {
    throw new CliError(EXIT.invalid, messageOf(error));
  }
}

async function readJson(path: string): Promise<CatalogueDocument> {
  try {
    return parseCatalogueJson(await readFile(path, 'utf8'));
  } catch (error) {
    throw new CliError(EXIT.file, `${path}: ${messageOf(error)}.`);
  }
}

interface CatalogueModule extends DocumentOptions {
  readonly catalogue: Catalogue;
}

async function importCatalogue(path: string): Promise<CatalogueModule> {
  let content: Partial<CatalogueModule> & { readonly default?: Catalogue };
  try {
    content = (await import(pathToFileURL(resolve(path)).href)) as typeof content;
  } catch (error) {
    throw new CliError(EXIT.file, `${path} cannot be loaded: ${messageOf(error)}`);
  }
  const catalogue = content.catalogue ?? content.default;
  if (typeof catalogue?.find !== 'function')
    throw new CliError(
      EXIT.file,
      `${path} exports no catalogue: export const catalogue = defineCatalogue([…]).`,
    );
  return { catalogue, categories: content.categories };
}

async function write(text: string, { out }: OutputOptions, terminal: Terminal): Promise<void> {
  if (out === undefined) return terminal.print(text.trimEnd());
  await writeFile(out, text).catch((error: unknown) => {
    throw new CliError(EXIT.file, `${out} cannot be written: ${messageOf(error)}`);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'something unforeseen happened';
}
