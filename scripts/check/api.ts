/**
 * Compares what the package offers with the reports in `etc/`, so that no change of the public surface passes unseen.
 * `--update` writes the reports anew. Reads the declarations in `dist/`.
 */
import { checkEntry, exportsOf, type Entry, type Problems } from './api-report.ts';

const MAIN: Entry = { name: 'index', declarations: 'dist/index.d.ts' };
const OTHERS: readonly Entry[] = [
  { name: 'node', declarations: 'dist/node.d.ts' },
  { name: 'web', declarations: 'dist/web.d.ts', tsconfig: 'tsconfig.web.json' },
  { name: 'settings', declarations: 'dist/settings/index.d.ts', tsconfig: 'tsconfig.web.json' },
  { name: 'register', declarations: 'dist/register.d.ts' },
  { name: 'catalogue', declarations: 'dist/catalogue/index.d.ts' },
  { name: 'testing', declarations: 'dist/testing/index.d.ts' },
];

const updates = process.argv.includes('--update');

function report({ name }: Entry, problems: Problems): void {
  console.log(`${name}: ${problems.length === 0 ? 'as reported' : `${problems.length} problems`}`);
  for (const problem of problems) console.error(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

report(MAIN, checkEntry(MAIN, updates, new Set()));
for (const entry of OTHERS) report(entry, checkEntry(entry, updates, exportsOf(MAIN)));
if (process.exitCode === 1)
  console.error('If the public surface is to move: npm run check:api -- --update, and commit etc/.');
