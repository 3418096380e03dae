import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(__dirname, '../..');
const EXAMPLE = join(__dirname, 'example.ts');
const directory = mkdtempSync(join(tmpdir(), 'catalogue-'));

afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs `diagnostic-data catalogue …` as a program of its own. */
function run(...args: string[]) {
  const main = join(ROOT, 'src/cli/main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'catalogue', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

function released(change: (text: string) => string = (text) => text): string {
  const { stdout } = run('json', '--catalogue', EXAMPLE, '--application-only');
  const file = join(directory, `${Math.random()}.json`);
  writeFileSync(file, change(stdout));
  return file;
}

describe('diagnostic-data catalogue', () => {
  it('page: writes the package’s own page, or a product’s', () => {
    const own = run('page');
    const product = run('page', '--catalogue', EXAMPLE, '--product', 'Process Miner', '--html');

    expect(own).toEqual({
      status: 0,
      stderr: '',
      stdout: readFileSync(join(ROOT, 'docs/diagnostic-data.md'), 'utf8'),
    });
    expect(product.stdout).toContain('<p>This page lists what Process Miner records');
    expect(product.stdout).toContain('<h4><code>report.opened</code></h4>');
    expect(product.stdout).toContain('<code>start</code>, <code>report</code>'); // the product’s screens
  });

  it('json and weaver: write what programs read, also to a file', () => {
    const json = JSON.parse(run('json', '--catalogue', EXAMPLE, '--application-only').stdout) as {
      declarations: object[];
    };
    const file = join(directory, 'registry.yaml');
    const weaver = run('weaver', '--out', file);

    expect(json.declarations).toHaveLength(3);
    expect(weaver).toEqual({ status: 0, stderr: '', stdout: '' });
    expect(parse(readFileSync(file, 'utf8'))).toHaveProperty('groups');
  });

  it('diff: ends with 0 when nothing has to be reviewed', () => {
    const before = released((text) => text.replace('Somebody opened a report.', 'A report was opened.'));

    expect(run('diff', before, EXAMPLE)).toEqual({
      status: 0,
      stderr: '',
      stdout: 'notice  event report.opened: is described in other words.\n',
    });
  });

  it('diff: ends with 1 when something has', () => {
    const before = released((text) => text.replace('"report.pages"', '"report.length"'));

    const result = run('diff', before, EXAMPLE);
    const json = run('diff', '--json', before, EXAMPLE);

    expect(result.status).toBe(1);
    expect(result.stdout).toBe(
      'review  event report.opened report.pages: is a new attribute.\n' +
        'notice  event report.opened report.length: is no longer an attribute.\n',
    );
    expect(result.stderr).toContain('1 of 2 changes must be reviewed.');
    expect(JSON.parse(json.stdout)).toMatchObject([{ needsReview: true }, { needsReview: false }]);
    expect(json.status).toBe(1);
  });

  it.each([
    ['a file that is not there', ['page', '--catalogue', 'nowhere.mjs'], 3],
    ['a module without a catalogue', ['page', '--catalogue', 'jest.config.mjs'], 3],
    ['JSON that is no catalogue', ['diff', 'package.json', 'package.json'], 3],
    ['one catalogue to compare', ['diff', 'package.json'], 2],
  ])('says what is wrong with %s', (_, args, status) => {
    const result = run(...args);

    expect(result.status).toBe(status);
    expect(result.stderr).toMatch(/error: /);
    expect(result.stderr).not.toContain('    at ');
  });
});
