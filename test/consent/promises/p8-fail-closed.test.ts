import { diag, DiagLogLevel } from '@opentelemetry/api';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pipeline } from '../../pipeline.ts';
import { newStateDirectory, removeStateDirectories } from '../temporary.ts';
import { arrived, everySignal, recordBoth, startProduct } from './product.ts';

let product: Pipeline & { readonly directory: string };
let warnings: string[];

beforeEach(() => {
  warnings = [];
  const ignore = (): void => undefined;
  diag.setLogger(
    { error: ignore, warn: (text) => void warnings.push(text), info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN },
  );
});
afterEach(async () => {
  await product.stop();
  diag.disable();
});
afterAll(removeStateDirectories);

const optedIn = { version: 1, level: 'optional', source: 'settings', time: '2026-05-04T10:00:00.000Z' };

async function startWithFile(content: string, mode = 0o600): Promise<void> {
  const directory = newStateDirectory();
  mkdirSync(directory, { mode: 0o700 });
  writeFileSync(join(directory, 'consent.json'), content);
  chmodSync(join(directory, 'consent.json'), mode);
  product = await startProduct(undefined, { directory });
}

it.each([
  ['cut off', JSON.stringify(optedIn).slice(0, -5), 0o600],
  ['from a newer version', JSON.stringify({ ...optedIn, version: 2 }), 0o600],
  ['writable by others', JSON.stringify(optedIn), 0o666],
])(
  'P8: with a file that is %s, Optional is off, Required is on, and it is told once',
  async (_, text, mode) => {
    await startWithFile(text, mode);

    recordBoth(product, 'item');
    await product.diagnosticData.forceFlush();
    await product.diagnosticData.forceFlush();

    expect(arrived(product)).toEqual(everySignal(['required item']));
    expect(warnings).toEqual([expect.stringContaining('does not count')]);
    expect(warnings[0]).not.toContain(product.directory);
    expect(product.diagnosticData.explain()).toMatchObject({ level: 'required', decidedBy: 'default' });
  },
);

it('P8: a file that breaks while the product runs switches Optional off at the next export', async () => {
  product = await startProduct('optional');
  recordBoth(product, 'item');

  writeFileSync(join(product.directory, 'consent.json'), '{"version":1,"level":"optional"');
  await product.diagnosticData.forceFlush();

  expect(arrived(product)).toEqual(everySignal(['required item']));
});

it('P8: the next choice works again, and the broken file is kept aside', async () => {
  await startWithFile('{"version":1,');

  await product.optIn();
  recordBoth(product, 'item');
  await product.diagnosticData.forceFlush();

  expect(arrived(product)).toEqual(everySignal(['optional item', 'required item']));
  expect(readdirSync(product.directory).filter((name) => name.includes('unreadable'))).toHaveLength(1);
});

it('P8: a store of the product’s own that throws means Optional is off', async () => {
  product = await startProduct(undefined, {
    consentStore: {
      read: () => {
        throw new Error('no database');
      },
      write: () => Promise.reject(new Error('no database')),
    },
  });

  await expect(product.optIn()).rejects.toThrow('no database');
  recordBoth(product, 'item');
  await product.diagnosticData.forceFlush();

  expect(arrived(product)).toEqual(everySignal(['required item']));
});

it.each(['', 'nonsense', '{"maximumLevel":"everything"}', '{"minimumLevel":"optional"}'])(
  'P8: a policy that cannot be understood means Optional is off: %s',
  async (policy) => {
    const directory = newStateDirectory();
    const policyFile = join(directory, '..', 'policy.json');
    writeFileSync(policyFile, policy);
    product = await startProduct('optional', { directory, policyFile });

    recordBoth(product, 'item');
    await product.diagnosticData.forceFlush();

    expect(arrived(product)).toEqual(everySignal(['required item']));
    expect(product.diagnosticData.explain()).toMatchObject({ decidedBy: 'administrator' });
  },
);
