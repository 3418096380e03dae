// Records choices in a loop, and says before and after each one which it is. Is killed while it does so.
import { writeSync } from 'node:fs';
import { createFileConsentStore } from '../../../src/platform/node/consent-file.ts';
import { createMachineSeal } from '../../../src/platform/node/machine-id.ts';

const [directory = '', seed = '0', count = '1000000', first = '0'] = process.argv.slice(2);
const store = createFileConsentStore(
  directory,
  createMachineSeal(() => 'this machine'),
);
const LEVELS = ['none', 'required', 'optional'] as const;

/** Looks random, and is the same in the test that reads the file. */
const levelOf = (step: number): (typeof LEVELS)[number] => LEVELS[(step * 7919 + Number(seed)) % 3] ?? 'none';

for (let step = Number(first); step < Number(first) + Number(count); step++) {
  writeSync(1, `writing ${step}\n`);
  await store.write({
    level: levelOf(step),
    source: 'settings',
    time: new Date(step * 1000).toISOString(), // tells which step it was
  });
  writeSync(1, `written ${step}\n`);
}
