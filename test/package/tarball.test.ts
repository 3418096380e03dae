import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** What is published besides `dist/`. */
const DOCUMENTS = ['CHANGELOG.md', 'LICENSE', 'README.md', 'otel-collector-config.yaml', 'package.json'];

const ENTRIES = [
  'index',
  'node',
  'web',
  'register',
  'testing/index',
  'cli/main',
  'catalogue/index',
  'settings/index',
];

/** What the compiler makes of the sources, and the bundler of the entries. */
const built = [
  ...globSync('**/*.ts', { cwd: resolve(ROOT, 'src') }).map(
    (source) => `dist/${source.replaceAll('\\', '/').replace(/\.ts$/, '.d.ts')}`,
  ),
  ...ENTRIES.map((entry) => `dist/${entry}.js`),
];

const read = (...parameters: string[]): string =>
  execFileSync('tar', [...parameters], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

describe('the tarball', () => {
  const tarball = process.env.PACKED_TARBALL ?? '';
  const files = read('-tzf', tarball)
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''));

  test('holds what the sources give and the documents, nothing else', () => {
    const named = files.filter((path) => !/^dist\/chunks\/[\w-]+\.js$/.test(path));

    expect(named.toSorted()).toEqual([...built, ...DOCUMENTS].toSorted());
  });

  test('names no source map, as it holds none', () => {
    expect(read('-xzOf', tarball)).not.toContain('sourceMappingURL');
  });

  test('has every entry point that package.json names', () => {
    const { exports } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
    };
    const targets = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );

    expect(files).toEqual(expect.arrayContaining(targets.map((target) => target.replace(/^\.\//, ''))));
  });
});
