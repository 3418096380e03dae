import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
} from '@microsoft/api-extractor';

const ROOT = resolve(import.meta.dirname, '../..');
const REPORTS = resolve(ROOT, 'etc');
const FRESH = resolve(ROOT, 'temp/api');

/** One entry point of the package. */
export interface Entry {
  /** Names its report, `etc/<name>.api.md`. */
  readonly name: string;
  /** Its declarations, from the root of the project. */
  readonly declarations: string;
  /** What they are compiled with. Default: `tsconfig.build.json`. */
  readonly tsconfig?: string;
}

/** What is wrong with one entry point; empty when nothing is. */
export type Problems = readonly string[];

/**
 * Compares the declarations of an entry point with its report, or writes the report anew.
 *
 * @param nameable what users can import elsewhere, so that this entry need not export it again.
 */
export function checkEntry(entry: Entry, updates: boolean, nameable: ReadonlySet<string>): Problems {
  const problems: string[] = [];
  for (const folder of [REPORTS, FRESH]) mkdirSync(folder, { recursive: true });
  const { apiReportChanged } = Extractor.invoke(configure(entry), {
    localBuild: updates,
    messageCallback(message) {
      if (message.logLevel === ExtractorLogLevel.Error && !isNameable(message, nameable))
        problems.push(message.formatMessageWithLocation(ROOT));
      message.handled = true;
    },
  });
  if (apiReportChanged && !updates) problems.push(`etc/${entry.name}.api.md is out of date`);
  return [...problems, ...undocumented(readReport(entry))];
}

/** Everything that the report of an entry point exports. */
export function exportsOf(entry: Entry): Set<string> {
  const declarations = readReport(entry).matchAll(/^export (?:declare )?(?:[a-z]+) (\w+)/gm);
  return new Set([...declarations].map(([, name = '']) => name));
}

const readReport = ({ name }: Entry): string => readFileSync(resolve(FRESH, `${name}.api.md`), 'utf8');

const undocumented = (report: string): Problems =>
  [...report.matchAll(/^\/\/ @public \(undocumented\)\n(.*)/gm)].map(([, line]) => `no doc comment: ${line}`);

function isNameable({ messageId, text }: ExtractorMessage, nameable: ReadonlySet<string>): boolean {
  const [, symbol = ''] = /^The symbol "(\w+)"/.exec(text) ?? [];
  return messageId === 'ae-forgotten-export' && nameable.has(symbol);
}

function configure({ name, declarations, tsconfig = 'tsconfig.build.json' }: Entry): ExtractorConfig {
  const quiet = { logLevel: ExtractorLogLevel.None };
  const error = { logLevel: ExtractorLogLevel.Error };
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve(ROOT, 'package.json'),
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: resolve(ROOT, declarations),
      compiler: { tsconfigFilePath: resolve(ROOT, tsconfig) },
      newlineKind: 'lf',
      apiReport: { enabled: true, reportFileName: name, reportFolder: REPORTS, reportTempFolder: FRESH },
      messages: {
        compilerMessageReporting: { default: error },
        extractorMessageReporting: {
          default: error,
          'ae-missing-release-tag': quiet, // what is exported is public
          'ae-undocumented': quiet, // asked of exports only, above; a member's name may say enough
        },
        tsdocMessageReporting: { default: quiet },
      },
    },
  });
}
