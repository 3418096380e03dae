import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Level } from '../../../src/index.ts';
import type { Pipeline } from '../../pipeline.ts';
import { newStateDirectory, removeStateDirectories } from '../temporary.ts';
import { arrived, everySignal, recordBoth, startProduct } from './product.ts';

let product: Pipeline;
const VARIABLES = ['DIAGNOSTIC_DATA_LEVEL', 'DO_NOT_TRACK'];

afterEach(async () => {
  for (const name of VARIABLES) delete process.env[name];
  await product.stop();
});
afterAll(removeStateDirectories);

const arriving: Record<Level, string[]> = {
  none: [],
  required: ['required item'],
  optional: ['required item', 'optional item'],
};

async function expectLevel(level: Level, decidedBy: string): Promise<void> {
  recordBoth(product, 'item');
  await product.diagnosticData.forceFlush();
  expect(arrived(product)).toEqual(everySignal(arriving[level]));
  expect(product.diagnosticData.explain()).toMatchObject({ level, decidedBy });
}

it.each([
  ['DIAGNOSTIC_DATA_LEVEL', 'optional', undefined, 'required', 'default'],
  ['DIAGNOSTIC_DATA_LEVEL', 'optional', 'none', 'none', 'choice'],
  ['DIAGNOSTIC_DATA_LEVEL', 'required', 'optional', 'required', 'environment'],
  ['DIAGNOSTIC_DATA_LEVEL', 'none', 'optional', 'none', 'environment'],
  ['DIAGNOSTIC_DATA_LEVEL', 'yes please', 'optional', 'required', 'environment'],
  ['DO_NOT_TRACK', '1', 'optional', 'none', 'environment'],
  ['DO_NOT_TRACK', '0', 'optional', 'optional', 'choice'],
] as const)(
  'P11: %s=%s lowers the choice %s to %s, and never raises it',
  async (name, value, choice, level, by) => {
    process.env[name] = value;

    product = await startProduct(choice);

    await expectLevel(level, by);
  },
);

it('P11: a product may state that DO_NOT_TRACK means required', async () => {
  process.env['DO_NOT_TRACK'] = '1';

  product = await startProduct('optional', { doNotTrackMeans: 'required' });

  await expectLevel('required', 'environment');
});

it.each([
  ['{"maximumLevel":"required"}', 'optional', 'required', 'administrator'],
  ['{"maximumLevel":"optional"}', undefined, 'required', 'default'],
  ['{"minimumLevel":"required"}', 'none', 'required', 'administrator'],
  ['{"minimumLevel":"required"}', 'optional', 'optional', 'choice'],
] as const)('P11: the policy %s makes of the choice %s %s', async (policy, choice, level, by) => {
  const directory = newStateDirectory();
  const policyFile = join(directory, '..', 'policy.json');
  writeFileSync(policyFile, policy);

  product = await startProduct(choice, { directory, policyFile });

  await expectLevel(level, by);
});

it('P11: an opt-in under a policy that forbids it is recorded, and counts once the policy is gone', async () => {
  const directory = newStateDirectory();
  const policyFile = join(directory, '..', 'policy.json');
  writeFileSync(policyFile, '{"maximumLevel":"required"}');
  product = await startProduct(undefined, { directory, policyFile });

  expect(await product.diagnosticData.consent.set('optional', { source: 'settings' })).toMatchObject({
    level: 'required',
  });
  writeFileSync(policyFile, '{}');
  product.diagnosticData.consent.refresh();

  expect(product.diagnosticData.consent.level).toBe('optional');
});

describe('a notice that has a new version', () => {
  it('P11: keeps Optional off until the person has chosen under it', async () => {
    const directory = newStateDirectory();
    product = await startProduct(undefined, { directory, notice: { version: '1' } });
    expect(product.diagnosticData.consent.noticeIsCurrent).toBe(false);
    await product.optIn();
    expect(product.diagnosticData.consent.noticeIsCurrent).toBe(true);
    await product.stop();

    product = await startProduct(undefined, { directory, notice: { version: '2' } });
    expect(product.diagnosticData.consent.noticeIsCurrent).toBe(false);
    await expectLevel('required', 'default');
    await product.optIn();

    expect(product.diagnosticData.consent).toMatchObject({ noticeIsCurrent: true, level: 'optional' });
  });

  it('P11: leaves a choice below optional in force', async () => {
    const directory = newStateDirectory();
    product = await startProduct(undefined, { directory, notice: { version: '1' } });
    await product.diagnosticData.consent.set('none', { source: 'settings' });
    await product.stop();

    product = await startProduct(undefined, { directory, notice: { version: '2' } });

    await expectLevel('none', 'choice');
  });
});
