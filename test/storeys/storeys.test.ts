import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { forbidden, permitted } from './imports.ts';

const ROOT = resolve(__dirname, '../..');
const PACKAGES = ['@opentelemetry/api', '@opentelemetry/sdk-trace', 'env-paths', 'express'];

/** Which rule each file broke: `rule file`. */
function cruise(house: string): string[] {
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src'],
    { cwd: house, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${stderr}`);
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => `${rule.name} ${from}`);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A small house with the real rules, where every file holds one import. */
function build(house: string): void {
  for (const file of ['.dependency-cruiser.mjs', 'package.json', 'tsconfig.build.json'])
    cpSync(join(ROOT, file), join(house, file));
  for (const name of PACKAGES) {
    write(join(house, 'node_modules', name, 'package.json'), JSON.stringify({ name, main: 'index.js' }));
    write(join(house, 'node_modules', name, 'index.js'), '');
  }
  for (const room of ['policy', 'scrubber', 'processors', 'exporters', 'instrumentations', 'testing'])
    write(join(house, 'src', room, 'index.ts'), 'export const room = 1;\n');
  for (const file of ['policy/consent', 'platform/node/agents', 'platform/web/storage'])
    write(join(house, 'src', `${file}.ts`), 'export const part = 1;\nexport interface Port {}\n');
  write(join(house, 'src/testing/b.ts'), "import type { A } from './a.ts';\n"); // closes a circle
  for (const { file, source } of [...forbidden, ...permitted]) write(join(house, file), `${source}\n`);
}

describe('the storeys', () => {
  const house = mkdtempSync(join(tmpdir(), 'storeys-'));
  let broken: string[] = [];

  beforeAll(() => {
    build(house);
    broken = cruise(house);
  }, 60_000);
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  test.each(forbidden)('$rule forbids $file: $source', ({ rule, file }) => {
    expect(broken).toContain(`${rule} ${file}`);
  });

  test.each(permitted)('$file is permitted: $source', ({ file }) => {
    expect(broken.filter((one) => one.endsWith(` ${file}`))).toEqual([]);
  });

  test('every rule has an import that it forbids', () => {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', RULE_NAMES], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const names = JSON.parse(stdout) as string[];
    expect(new Set(forbidden.map(({ rule }) => rule))).toEqual(new Set(names));
  });
});

const RULE_NAMES = `
import config from './.dependency-cruiser.mjs';
console.log(JSON.stringify(config.forbidden.map(({ name }) => name)));
`;
