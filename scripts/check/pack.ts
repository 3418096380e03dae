import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Not needed to build the package. */
const LEFT_OUT = new Set([
  '.git',
  'node_modules',
  'dist',
  'temp',
  'test',
  'examples',
  'benchmarks',
  'coverage',
]);

/**
 * Packs the package as it would be published. A copy is built, so that nothing left over in `dist/` gets in, and
 * nobody who uses `dist/` meanwhile is disturbed.
 *
 * @param folder where copy and tarball go.
 * @returns the path of the tarball.
 */
export function pack(root: string, folder: string): string {
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  for (const name of readdirSync(root))
    if (!LEFT_OUT.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--pack-destination', folder], {
    cwd: copy,
    encoding: 'utf8',
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (status !== 0 || tarball === undefined) throw new Error(`npm pack failed:\n${stdout}${stderr}`);
  return join(folder, tarball);
}
