/** Asks publint and attw whether the packed package is in shape: what is published, not what lies here. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pack } from './pack.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'opentelemetry-diagnostic-data-'));

function run(command: string, ...parameters: string[]): void {
  const { status } = spawnSync(command, parameters, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

try {
  const tarball = pack(ROOT, folder);
  run('publint', 'run', tarball, '--strict');
  run('attw', tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--no-summary');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
