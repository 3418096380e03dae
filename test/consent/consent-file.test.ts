import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { createConsent, type ConsentChoice } from '../../src/index.ts';
import { createFileConsentStore } from '../../src/platform/node/consent-file.ts';
import { createMachineSeal } from '../../src/platform/node/machine-id.ts';
import { newStateDirectory, removeStateDirectories } from './temporary.ts';

afterAll(removeStateDirectories);

const here = createMachineSeal(() => 'this machine');
const there = createMachineSeal(() => 'another machine');
const choice: ConsentChoice = { level: 'optional', source: 'settings', time: '2026-05-04T10:00:00.000Z' };

function write(directory: string, content: string | object, mode = 0o600): string {
  const path = join(directory, 'consent.json');
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  fs.writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  fs.chmodSync(path, mode);
  return path;
}

const levelOf = (directory: string, seal = here) =>
  createConsent({ store: createFileConsentStore(directory, seal) }).level;

describe('a recorded choice', () => {
  it('is read as it was written, by its owner only', async () => {
    const directory = newStateDirectory();
    const full = { ...choice, noticeVersion: '3', productVersion: '2.4.0', optionalId: 'an id' };

    await createFileConsentStore(directory, here).write(full);

    expect(createFileConsentStore(directory, here).read()).toEqual(full);
    expect(fs.statSync(directory).mode & 0o777).toBe(0o700);
    expect(fs.statSync(join(directory, 'consent.json')).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(directory).sort()).toEqual(['consent.json', 'receipts']);
  });

  it('can be written by an installer as a file', () => {
    const directory = newStateDirectory();
    write(directory, { version: 1, level: 'optional', source: 'installer', time: '2026-05-04T10:00:00Z' });

    expect(createFileConsentStore(directory, here).read()).toEqual({ ...choice, source: 'installer' });
  });

  it('is none where there is no file, and nothing is made by looking', () => {
    const directory = newStateDirectory();

    expect(createFileConsentStore(directory, here).read()).toBeUndefined();
    expect(fs.existsSync(directory)).toBe(false);
  });

  it('says nothing of the machine but a salted hash that differs each time', async () => {
    const directory = newStateDirectory();
    const store = createFileConsentStore(directory, here);
    const seals = [];
    for (let i = 0; i < 2; i++) {
      await store.write(choice);
      const text = fs.readFileSync(join(directory, 'consent.json'), 'utf8');
      expect(text).not.toContain('this machine');
      seals.push((JSON.parse(text) as { machine: string }).machine);
    }

    expect(seals[0]).not.toBe(seals[1]);
  });
});

const base = { version: 1, level: 'optional', source: 'settings', time: '2026-05-04T10:00:00.000Z' };

describe.each<[string, string | object]>([
  ['empty', ''],
  ['cut off', JSON.stringify(base).slice(0, 40)],
  ['not an object', '"optional"'],
  ['null', 'null'],
  ['of an unknown version', { ...base, version: 2 }],
  ['without a version', { ...base, version: undefined }],
  ['with an unknown level', { ...base, level: 'all' }],
  ['with a level in capitals', { ...base, level: 'OPTIONAL' }],
  ['with an unknown source', { ...base, source: 'environment' }],
  ['without a time', { ...base, time: undefined }],
  ['with a time that is none', { ...base, time: 'yesterday' }],
  ['with a notice version that is no text', { ...base, noticeVersion: 3 }],
  ['with a seal that is no text', { ...base, machine: {} }],
  ['too large', { ...base, padding: 'x'.repeat(70_000) }],
])('a file that is %s', (_, content) => {
  it('P8: switches Optional off, is told once, and is kept aside by the next choice', async () => {
    const directory = newStateDirectory();
    const path = write(directory, content);
    const before = fs.readFileSync(path, 'utf8');
    const told: string[] = [];
    const store = createFileConsentStore(directory, here);
    const consent = createConsent({ store, onProblem: (problem) => told.push(problem) });
    expect(consent.level).toBe('required');
    consent.refresh();

    await consent.set('optional', { source: 'settings' });

    expect(told).toEqual([
      expect.stringMatching(/^The recorded choice does not count \(.+\), so Optional is off\.$/),
    ]);
    expect(told[0]).not.toContain(directory);
    const aside = fs.readdirSync(directory).filter((name) => name.includes('unreadable'));
    expect(aside.map((name) => fs.readFileSync(join(directory, name), 'utf8'))).toEqual([before]);
    expect(levelOf(directory)).toBe('optional');
  });
});

describe('a file that somebody else could have written', () => {
  it.each([0o666, 0o622, 0o620])('P8: with mode %o switches Optional off', (mode) => {
    const directory = newStateDirectory();
    write(directory, base, mode);

    expect(levelOf(directory)).toBe('required');
  });

  it('P8: a directory, a pipe or a dangling link in its place switches Optional off, and nothing waits', () => {
    const made: ((path: string) => void)[] = [
      (path) => fs.mkdirSync(path),
      (path) => void execFileSync('mkfifo', [path]),
      (path) => fs.symlinkSync('/nowhere/else', path),
    ];
    for (const make of made) {
      const directory = newStateDirectory();
      fs.mkdirSync(directory);
      make(join(directory, 'consent.json'));

      expect(levelOf(directory)).toBe('required');
    }
  });

  it('P8: with another owner switches Optional off', () => {
    const directory = newStateDirectory();
    const path = write(directory, base);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) fs.chownSync(path, 4242, 4242);
    const getuid = jest.spyOn(process, 'getuid').mockReturnValue(isRoot ? 0 : 4242);

    const level = levelOf(directory);

    getuid.mockRestore();
    expect(level).toBe('required');
  });
});

describe('an older version of the product', () => {
  it('P8: never sends more than a newer version was told: none stays none', () => {
    const directory = newStateDirectory();
    write(directory, { version: 7, level: 'none', choices: { crashReports: false } });

    expect(levelOf(directory)).toBe('none');
  });

  it('P8: does not take an opt-in from a file of a newer version', () => {
    const directory = newStateDirectory();
    write(directory, { ...base, version: 7 });

    expect(levelOf(directory)).toBe('required');
  });

  it('P8: does not take an opt-in under the notice of a newer version, and it is there again after the update', () => {
    const directory = newStateDirectory();
    write(directory, { ...base, noticeVersion: '3' });
    const levelUnder = (version: string) =>
      createConsent({ store: createFileConsentStore(directory, here), notice: { version } }).level;

    expect([levelUnder('3'), levelUnder('2'), levelUnder('3')]).toEqual(['optional', 'required', 'optional']);
  });
});

describe('a profile that was copied to another machine', () => {
  it.each(['none', 'required', 'optional'] as const)('P8: counts as not opted in: %s', async (level) => {
    const directory = newStateDirectory();
    await createFileConsentStore(directory, here).write({ ...choice, level });

    expect(levelOf(directory, here)).toBe(level);
    expect(levelOf(directory, there)).toBe(level === 'optional' ? 'required' : level);
  });

  it('P8: likewise with an installer’s file, once the product was started', async () => {
    const directory = newStateDirectory();
    write(directory, { ...base, source: 'installer' });
    expect(levelOf(directory, here)).toBe('optional');

    await createFileConsentStore(directory, here).bind();

    expect(levelOf(directory, here)).toBe('optional');
    expect(levelOf(directory, there)).toBe('required');
  });

  it('P8: likewise where the machine has no id', async () => {
    const directory = newStateDirectory();
    await createFileConsentStore(directory, here).write(choice);

    expect(
      levelOf(
        directory,
        createMachineSeal(() => undefined),
      ),
    ).toBe('required');
  });

  it('asks again there, and then both have a choice of their own', async () => {
    const directory = newStateDirectory();
    await createFileConsentStore(directory, here).write(choice);
    const consent = createConsent({ store: createFileConsentStore(directory, there) });

    await consent.set('optional', { source: 'settings' });

    expect(consent.level).toBe('optional');
    expect(levelOf(directory, there)).toBe('optional');
  });
});

describe('a choice that cannot be written', () => {
  /** Receipts cannot be written either where a file is in the way of their directory. */
  function blocked(directory: string): void {
    fs.mkdirSync(directory, { recursive: true });
    fs.writeFileSync(join(directory, 'receipts'), '');
  }

  it('P8: does not opt in without a receipt', async () => {
    const directory = newStateDirectory();
    blocked(directory);
    const consent = createConsent({ store: createFileConsentStore(directory, here) });

    await expect(consent.set('optional', { source: 'settings' })).rejects.toThrow('could not be recorded');
    expect(consent.level).toBe('required');
    expect(levelOf(directory)).toBe('required');
  });

  it('P8: opts out without one, and says that it is missing', async () => {
    const directory = newStateDirectory();
    write(directory, base);
    blocked(directory);
    const consent = createConsent({ store: createFileConsentStore(directory, here) });

    await expect(consent.set('none', { source: 'settings' })).rejects.toThrow('could not be recorded');
    expect(consent.level).toBe('none');
    expect(levelOf(directory)).toBe('none');
  });

  it('P10: is told without the path, which holds the login name', async () => {
    const directory = newStateDirectory();
    blocked(directory);

    const failure = await createFileConsentStore(directory, here)
      .write(choice)
      .catch((error: Error) => error);

    expect(String(failure)).not.toContain(directory);
  });
});

describe('hasChanged', () => {
  it('sees each replacement, also ones of the same size in the same moment', async () => {
    const directory = newStateDirectory();
    const store = createFileConsentStore(directory, here);
    const other = createFileConsentStore(directory, here);
    for (let i = 0; i < 50; i++) {
      const level = i % 2 === 0 ? 'required' : 'optional';
      await other.write({ ...choice, level });
      expect(store.hasChanged()).toBe(true);
      expect(store.read()?.level).toBe(level);
    }
  });

  it('is false where nothing happened for a moment', async () => {
    const directory = newStateDirectory();
    const store = createFileConsentStore(directory, here);
    expect([store.read(), store.hasChanged()]).toEqual([undefined, false]);
    await store.write(choice);
    await new Promise((resolve) => setTimeout(resolve, 80));

    expect(store.read()?.level).toBe('optional');
    expect(store.hasChanged()).toBe(false);
  });
});
