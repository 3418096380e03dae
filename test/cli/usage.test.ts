import { newStateDirectory, removeStateDirectories } from '../consent/temporary.ts';
import { cli } from './cli.ts';

afterAll(removeStateDirectories);

const COMMANDS = [
  'status',
  'consent set',
  'consent show',
  'consent ask',
  'receipts show',
  'receipts verify',
  'receipts export',
  'policy check',
  'reset',
];

it.each(COMMANDS)(
  '%s has help with an example, and takes --product, --state-directory and --json',
  async (command) => {
    const { code, stdout, stderr } = await cli([...command.split(' '), '--help']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: diagnostic-data ${command.replace('status', 'status|explain')}`);
    expect(stdout).toMatch(/Example:\n {2}\$ diagnostic-data \S+/);
    for (const option of ['--product <name>', '--state-directory <directory>', '--json'])
      expect(stdout).toContain(option);
  },
);

it('the program has help that lists its commands', async () => {
  const { code, stdout } = await cli(['--help']);

  expect(code).toBe(0);
  for (const command of ['status', 'consent', 'receipts', 'policy', 'reset'])
    expect(stdout).toContain(command);
});

it.each([
  ['an unknown command', ['stauts']],
  ['an unknown option', ['status', '--product', 'p', '--colour']],
  ['no product', ['status']],
  ['an empty product', ['status', '--product', ' ']],
  ['a product that is a path', ['status', '--product', '../etc']],
  ['a wrong level', ['consent', 'set', 'all', '--product', 'p']],
  ['a level in capitals', ['consent', 'set', 'Optional', '--product', 'p']],
  ['no level', ['consent', 'set', '--product', 'p']],
  ['a wrong source', ['consent', 'set', 'none', '--product', 'p', '--source', 'environment']],
])('%s is told clearly, and ends with 2', async (_, options) => {
  const { code, stdout, stderr } = await cli([...options, '--state-directory', newStateDirectory()]);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^error: .+/);
  expect(stderr).not.toMatch(/ {4}at /); // no stack
});

it('says nothing in colour where the answer does not go to a terminal', async () => {
  const { stdout } = await cli(['status', '--product', 'p', '--state-directory', newStateDirectory()]);

  expect(stdout).not.toContain('\u001B[');
});
