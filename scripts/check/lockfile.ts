/**
 * Checks that the lockfile names every optional dependency, also those of other systems: `npm install` leaves out what this machine
 * did not need, and `npm ci` then fails for everybody.
 */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path/posix';

interface Entry {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>;
};

/** Whether Node would find `name` from a folder: in its own `node_modules`, or in one above. */
function isFound(name: string, folder: string): boolean {
  if (Object.hasOwn(packages, `${folder === '' ? '' : `${folder}/`}node_modules/${name}`)) return true;
  return folder !== '' && isFound(name, folder.includes('/') ? dirname(folder) : '');
}

const missing = new Set<string>();
for (const [folder, { dependencies, optionalDependencies }] of Object.entries(packages))
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
    if (!isFound(name, folder)) missing.add(name);

if (missing.size > 0) {
  console.error(`package-lock.json lacks ${[...missing].join(', ')}.`);
  console.error('Make it anew: delete it and node_modules, then run `npm install --package-lock-only`.');
  process.exitCode = 1;
}
