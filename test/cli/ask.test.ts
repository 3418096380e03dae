import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newStateDirectory, removeStateDirectories } from '../consent/temporary.ts';
import { NODE } from '../consent/child.ts';

afterAll(removeStateDirectories);

const MAIN = join(__dirname, '..', '..', 'src', 'cli', 'main.ts');
const DOWN = '\u001B[B';
const ENTER = '\r';
const CONTROL_C = '\u0003';

/** How a session at the terminal went. */
interface Session {
  readonly code: number | null;
  /** What was to be seen, without colours and cursor moves. */
  readonly screen: string;
  readonly raw: string;
}

/**
 * Runs a command at a terminal of its own, which `script` makes (it is part of every Debian), and presses keys once the
 * question is there.
 */
function atTerminal(
  options: readonly string[],
  keys: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Session> {
  const words = [NODE, MAIN, ...options].map((word) => `'${word}'`).join(' ');
  const command = `stty columns 100 rows 30; ${words}`; // a terminal without a size wraps after each letter
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    env: {
      ...process.env,
      CI: undefined,
      DO_NOT_TRACK: '',
      DIAGNOSTIC_DATA_LEVEL: '',
      TERM: 'xterm',
      NO_COLOR: undefined,
      FORCE_COLOR: undefined,
      NODE_DISABLE_COLORS: undefined,
      ...env,
    },
  });
  let raw = '';
  let pressed = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    raw += chunk.toString();
    // One key for each state of the question that was drawn; a person looks before pressing the next.
    const isDrawn = plain(raw).includes('What may be sent?') || plain(raw).includes('Forget the choice');
    const key = keys[pressed];
    if (!isDrawn || key === undefined) return;
    pressed++;
    setTimeout(() => child.stdin.write(key), 50);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, screen: plain(raw), raw }));
  });
}

// eslint-disable-next-line no-control-regex
const plain = (text: string): string => text.replaceAll(/\u001B\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '');

let directory: string;
let product: string[];

beforeEach(() => {
  directory = newStateDirectory();
  product = ['--product', 'process-miner', '--state-directory', directory];
});

const recorded = (): unknown => JSON.parse(readFileSync(join(directory, 'consent.json'), 'utf8'));

it('consent ask shows the three levels and records the one that was chosen', async () => {
  const { code, screen } = await atTerminal(['consent', 'ask', ...product], [DOWN, ENTER]);

  expect(code).toBe(0);
  expect(screen).toContain('Diagnostic data of process-miner');
  for (const level of ['none', 'required', 'optional']) expect(screen).toContain(level);
  expect(screen).toContain('Recorded: optional. In force: optional.');
  expect(recorded()).toMatchObject({ level: 'optional', source: 'settings' });
});

it('P11: pressing Enter alone does not opt in', async () => {
  const { code, screen } = await atTerminal(['consent', 'ask', ...product, '--source', 'installer'], [ENTER]);

  expect(code).toBe(0);
  expect(screen).toContain('Recorded: required.');
  expect(recorded()).toMatchObject({ level: 'required', source: 'installer' });
});

it('leaving without an answer records nothing and ends with 130', async () => {
  const { code, screen } = await atTerminal(['consent', 'ask', ...product], [CONTROL_C]);

  expect(code).toBe(130);
  expect(screen).toContain('nothing was recorded');
  expect(recorded).toThrow('ENOENT');
});

it('asks nobody in CI, even at a terminal', async () => {
  const { code, screen } = await atTerminal(['consent', 'ask', ...product], [], { CI: '1' });

  expect(code).toBe(5);
  expect(screen).not.toContain('What may be sent?');
});

it.each([
  [{}, true],
  [{ NO_COLOR: '1' }, false],
])('the answer is in colour unless NO_COLOR is set: %j', async (env, isColoured) => {
  const { code, raw } = await atTerminal(['status', ...product], [], env);

  expect(code).toBe(0);
  expect(raw.includes('\u001B[32m')).toBe(isColoured);
});

it('reset asks first, and no is the answer to Enter', async () => {
  await atTerminal(['consent', 'ask', ...product], [DOWN, ENTER]);

  const { code } = await atTerminal(['reset', ...product], [ENTER]);

  expect(code).toBe(130);
  expect(recorded()).toMatchObject({ level: 'optional' });
});
