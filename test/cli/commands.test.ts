import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newStateDirectory, removeStateDirectories } from '../consent/temporary.ts';
import { cli, cliWithoutSpace } from './cli.ts';

afterAll(removeStateDirectories);

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/;
let directory: string;
let product: string[];

beforeEach(() => {
  directory = newStateDirectory();
  product = ['--product', 'process-miner', '--state-directory', directory];
});

const policyFile = (): string => join(directory, '..', 'policy.json');

async function answer(options: readonly string[], env?: NodeJS.ProcessEnv): Promise<unknown> {
  const { code, stdout, stderr } = await cli([...options, ...product, '--json'], env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('status', () => {
  it('says in a sentence which source decided, before there is a choice', async () => {
    const { code, stdout, stderr } = await cli(['status', ...product]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'process-miner: required',
        'No choice is recorded, so Optional is off.',
        '',
        '  policy       there is none',
        '  environment  sets no limit',
        '  choice       none is recorded',
        `  kept in      ${join(directory, 'consent.json')}`,
        '',
      ].join('\n'),
    );
  });

  it('is also called explain, and answers in JSON', async () => {
    writeFileSync(policyFile(), '{"maximumLevel":"required"}');
    await cli(['consent', 'set', 'optional', ...product, '--notice-version', '3']);

    const explanation = await answer(['explain', '--policy-file', policyFile(), '--notice-version', '3']);

    expect(explanation).toEqual({
      product: 'process-miner',
      level: 'required',
      decidedBy: 'administrator',
      lockedBy: { source: 'administrator' },
      reason: 'The administrator\'s policy allows at most "required".',
      noticeIsCurrent: true,
      choice: {
        level: 'optional',
        source: 'settings',
        time: expect.stringMatching(TIME),
        noticeVersion: '3',
      },
      environment: null,
      policy: { maximumLevel: 'required' },
      stateDirectory: directory,
      policyFile: policyFile(),
    });
  });

  it('knows the environment', async () => {
    await cli(['consent', 'set', 'optional', ...product]);

    expect(await answer(['status'], { DO_NOT_TRACK: '1' })).toMatchObject({
      level: 'none',
      decidedBy: 'environment',
      environment: { level: 'none', variable: 'DO_NOT_TRACK' },
    });
  });

  it('ends with 3 and a warning where a file does not count', async () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'consent.json'), '{"version":1', { mode: 0o600 });

    const { code, stdout, stderr } = await cli(['status', ...product]);

    expect(code).toBe(3);
    expect(stdout).toContain('process-miner: required\n');
    expect(stderr).toBe(
      'warning: The recorded choice does not count (the file is not valid JSON), so Optional is off.\n',
    );
  });
});

describe('consent', () => {
  it('records the choice that an installer was given, and shows it', async () => {
    const set = await cli([
      ...['consent', 'set', 'optional', ...product],
      ...['--source', 'installer', '--notice-version', '3', '--product-version', '2.4.0'],
    ]);
    const shown = await cli(['consent', 'show', ...product]);

    expect(set).toEqual({
      code: 0,
      stdout: 'Recorded: optional. In force: optional. The person chose "optional".\n',
      stderr: '',
    });
    expect(shown.stdout).toMatch(
      /^optional, made in the installer at \S+, under notice 3, in version 2\.4\.0\n$/,
    );
    expect(JSON.parse(readFileSync(join(directory, 'consent.json'), 'utf8'))).toMatchObject({
      version: 1,
      level: 'optional',
      source: 'installer',
      noticeVersion: '3',
      productVersion: '2.4.0',
    });
  });

  it('says what is in force where that is less than what was recorded', async () => {
    writeFileSync(policyFile(), '{"maximumLevel":"none"}');

    expect(await answer(['consent', 'set', 'optional', '--policy-file', policyFile()])).toEqual({
      recorded: 'optional',
      source: 'settings',
      level: 'none',
      decidedBy: 'administrator',
      reason: 'The administrator\'s policy allows at most "none".',
    });
  });

  it('keeps a file aside that it cannot understand, and says so', async () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'consent.json'), 'optional', { mode: 0o600 });
    expect(await cli(['consent', 'show', ...product])).toMatchObject({
      code: 3,
      stderr: 'error: The recorded choice does not count: the file is not valid JSON.\n',
    });

    const { code, stderr } = await cli(['consent', 'set', 'none', ...product]);

    expect(code).toBe(0);
    expect(stderr).toContain('it was kept aside');
    expect(readdirSync(directory).filter((name) => name.includes('unreadable'))).toHaveLength(1);
  });

  it('shows nothing where nothing is recorded', async () => {
    expect(await answer(['consent', 'show'])).toBeNull();
  });

  it('ends with 3 where it cannot write', async () => {
    writeFileSync(directory, 'a file in the way');

    const { code, stdout, stderr } = await cli(['consent', 'set', 'optional', ...product]);

    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^error: The choice could not be recorded: E[A-Z]+\.\n$/);
  });

  it('P8: an opt-out that a full disk does not take removes the opt-in instead, and ends with 3', async () => {
    await cli(['consent', 'set', 'optional', ...product]);

    const { code, stderr } = await cliWithoutSpace(['consent', 'set', 'none', ...product]);

    expect(code).toBe(3);
    expect(stderr).toBe('error: The choice could not be recorded: EFBIG.\n');
    expect(await answer(['status'])).toMatchObject({ level: 'required', choice: null });
  });

  it.each([
    ['no terminal', {}],
    ['CI', { CI: 'true' }],
  ])('ask asks nobody with %s, and ends with 5', async (_, env) => {
    expect(await cli(['consent', 'ask', ...product], env)).toEqual({
      code: 5,
      stdout: '',
      stderr: 'error: Nobody can be asked here: there is no terminal, or this is CI.\n',
    });
  });
});

describe('receipts', () => {
  beforeEach(async () => {
    for (const level of ['optional', 'required', 'none'])
      await cli(['consent', 'set', level, ...product, '--product-version', '2.4.0']);
  });

  it('are shown, the oldest first', async () => {
    const { stdout } = await cli(['receipts', 'show', ...product]);

    expect(stdout.split('\n').map((line) => line.replace(TIME, 'then'))).toEqual([
      '1  optional, made in the settings at then, in version 2.4.0',
      '2  required, made in the settings at then, in version 2.4.0',
      '3  none, made in the settings at then, in version 2.4.0',
      '',
    ]);
    expect(await answer(['receipts', 'show'])).toHaveLength(3);
  });

  it('are verified here, and elsewhere after an export', async () => {
    const output = join(directory, '..', 'receipts.jsonl');
    expect(await cli(['receipts', 'verify', ...product])).toMatchObject({
      code: 0,
      stdout: 'Receipts: 3, intact.\n',
    });

    expect((await cli(['receipts', 'export', ...product, '--output', output])).code).toBe(0);

    expect(readFileSync(output, 'utf8').trimEnd().split('\n')).toHaveLength(3);
    expect((await cli(['receipts', 'verify', ...product, '--file', output])).stdout).toBe(
      'Receipts: 3, intact.\n',
    );
    expect((await cli(['receipts', 'export', ...product])).stdout).toBe(readFileSync(output, 'utf8'));
    expect(await cli(['receipts', 'export', ...product, '--output', output])).toMatchObject({
      code: 3,
      stderr: `error: ${output} is there already.\n`,
    });
  });

  it('end with 4 where one was changed, here and in an export', async () => {
    const output = join(directory, '..', 'changed.jsonl');
    const path = join(directory, 'receipts', '00000002.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('required', 'optional'));
    await cli(['receipts', 'export', ...product, '--output', output]);

    for (const options of [[], ['--file', output]])
      expect(await cli(['receipts', 'verify', ...product, ...options])).toEqual({
        code: 4,
        stdout: 'Receipts: 3, not intact.\n',
        stderr: 'Receipt 2 was changed after receipt 3 was written.\n',
      });
  });

  it('end with 3 where the export is not there', async () => {
    expect((await cli(['receipts', 'verify', ...product, '--file', '/no/such/file'])).code).toBe(3);
  });
});

describe('policy check', () => {
  it.each([
    ['{"maximumLevel":"required","minimumLevel":"required"}', 0, 'at most required, at least required.'],
    ['{}', 0, 'sets no limit.'],
    [
      '{"maximumLevel":"everything"}',
      4,
      'cannot be used: maximumLevel is not one of none, required, optional.',
    ],
    ['{"minimumLevel":"optional"}', 4, 'only the person opts in to Optional.'],
    ['not JSON', 4, 'cannot be used: the file is not a JSON object.'],
  ])('says of %s, with the status %i: %s', async (text, status, message) => {
    writeFileSync(policyFile(), text, { mode: 0o644 });

    const { code, stdout } = await cli(['policy', 'check', policyFile()]);

    expect(code).toBe(status);
    expect(stdout).toContain(message);
  });

  it('answers in JSON', async () => {
    writeFileSync(policyFile(), '{"maximumLevel":"none"}');

    const { stdout } = await cli(['policy', 'check', policyFile(), '--json']);

    expect(JSON.parse(stdout)).toEqual({ file: policyFile(), isValid: true, maximumLevel: 'none' });
  });

  it('ends with 3 where there is none, and with 2 where none is named', async () => {
    expect((await cli(['policy', 'check', '/no/such/policy.json'])).code).toBe(3);
    expect((await cli(['policy', 'check', '--product', 'no-such-product'])).code).toBe(3);
    expect((await cli(['policy', 'check'])).code).toBe(2);
  });
});

describe('reset', () => {
  it('forgets the choice, keeps the receipts, and touches nothing of the product’s own', async () => {
    await cli(['consent', 'set', 'optional', ...product]);
    writeFileSync(join(directory, 'window-size.json'), '{}');

    expect(await cli(['reset', ...product, '--yes'])).toMatchObject({ code: 0, stderr: '' });

    expect(readdirSync(directory).toSorted()).toEqual(['receipts', 'window-size.json']);
    expect(await answer(['status'])).toMatchObject({ level: 'required', decidedBy: 'default' });
  });

  it('removes the receipts, too, when it is told to', async () => {
    await cli(['consent', 'set', 'optional', ...product]);

    expect(await answer(['reset', '--yes', '--receipts'])).toEqual({
      product: 'process-miner',
      isReset: true,
    });
    expect(await answer(['receipts', 'show'])).toEqual([]);
  });

  it('ends with 5 where it may not go on without asking', async () => {
    await cli(['consent', 'set', 'optional', ...product]);

    expect((await cli(['reset', ...product])).code).toBe(5);
    expect(await answer(['status'])).toMatchObject({ level: 'optional' });
  });
});
