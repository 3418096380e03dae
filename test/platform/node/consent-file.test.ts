import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Consent, createConsent } from '../../../src/index.ts';
import { createFileConsentStore } from '../../../src/node.ts';

let parent: string;
let directory: string;
let file: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'consent-'));
  directory = join(parent, 'state', 'product');
  file = join(directory, 'consent.json');
});
afterEach(() => rmSync(parent, { recursive: true }));

const open = (): Consent => createConsent({ store: createFileConsentStore(directory) });
const put = (content: string | Buffer, mode = 0o600): void => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeFileSync(file, content);
  chmodSync(file, mode);
};
const permissions = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const keptAside = (): string[] => readdirSync(directory).filter((name) => name.includes('unreadable'));
const optedIn = {
  version: 1,
  level: 'optional',
  source: 'settings',
  time: '2026-01-02T03:04:05.678Z',
};

describe('the consent file', () => {
  it('P1: that is not there means the default, and reading makes nothing', () => {
    const consent = open();

    expect(consent.level).toBe('required');
    expect(consent.explain()).toMatchObject({ decidedBy: 'default', reason: expect.any(String) });
    expect(consent.explain().problem).toBeUndefined();
    expect(existsSync(directory)).toBe(false);
  });

  it.each(['none', 'required', 'optional'] as const)(
    'keeps the choice "%s" for the next start',
    async (level) => {
      await open().set(level, { source: 'installer' });

      const next = open();

      expect(next.level).toBe(level);
      expect(next.explain().decidedBy).toBe('choice');
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
        version: 1,
        level,
        source: 'installer',
      });
    },
  );

  it('is readable by its owner only, and so is the directory that is made for it', async () => {
    await open().set('optional', { source: 'settings' });

    expect([permissions(directory), permissions(file)]).toEqual(['700', '600']);
    expect(readdirSync(directory).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('P5: of an earlier opt-in says so after an opt-out, and calls that overlap leave the last', async () => {
    const consent = open();

    await Promise.all([
      consent.set('optional', { source: 'settings' }),
      consent.set('none', { source: 'settings' }),
      consent.set('optional', { source: 'settings' }),
      consent.set('required', { source: 'settings' }),
    ]);

    expect(consent.level).toBe('required');
    expect(open().level).toBe('required');
  });

  it.each<[string, string | Buffer, number]>([
    ['is empty', '', 0o600],
    ['is cut off', JSON.stringify(optedIn).slice(0, -10), 0o600],
    ['has another version', JSON.stringify({ ...optedIn, version: 2 }), 0o600],
    ['has no version', JSON.stringify({ ...optedIn, version: undefined }), 0o600],
    ['holds NULs', Buffer.alloc(200), 0o600],
    ['is no JSON', 'level = optional', 0o600],
    ['holds a list', '["optional"]', 0o600],
    ['holds a word', '"optional"', 0o600],
    ['holds null', 'null', 0o600],
    ['names an unknown level', JSON.stringify({ ...optedIn, level: 'all' }), 0o600],
    ['names a level in another case', JSON.stringify({ ...optedIn, level: 'Optional' }), 0o600],
    [
      'names a level twice',
      `{"version":1,"level":["optional"],"source":"settings","time":"2026-01-02"}`,
      0o600,
    ],
    ['names an unknown source', JSON.stringify({ ...optedIn, source: 'default' }), 0o600],
    ['has no time', JSON.stringify({ ...optedIn, time: undefined }), 0o600],
    ['has 1 MB', JSON.stringify({ ...optedIn, more: 'x'.repeat(1_000_000) }), 0o600],
    ['can be written by others', JSON.stringify(optedIn), 0o666],
    ['can be written by the group', JSON.stringify(optedIn), 0o660],
  ])(
    'P8, P10: that %s switches Optional off, says why without a path, and is kept aside',
    async (_, content, mode) => {
      put(content, mode);
      const consent = open();
      const { level, problem = '' } = consent.explain();

      await consent.set('optional', { source: 'settings' });

      expect(level).toBe('required');
      expect(problem).toMatch(/so Optional is off\.$/);
      expect(problem).not.toContain(parent);
      expect(consent.level).toBe('optional');
      expect(consent.explain().problem).toBeUndefined();
      expect(keptAside()).toHaveLength(1);
      expect(readFileSync(join(directory, keptAside()[0]!)).equals(Buffer.from(content))).toBe(true);
      expect(permissions(file)).toBe('600');
      expect(open().level).toBe('optional');
    },
  );

  it('P8: that is a directory, or a link to itself, switches Optional off and can be replaced', async () => {
    mkdirSync(file, { recursive: true });
    const overDirectory = open();
    await overDirectory.set('optional', { source: 'settings' });
    rmSync(file);
    symlinkSync(file, file);
    const overLink = open();

    expect(overDirectory.level).toBe('optional');
    expect(overLink.level).toBe('required');
    expect(overLink.explain().problem).toContain('ELOOP');
    await overLink.set('optional', { source: 'settings' });
    expect(open().level).toBe('optional');
  });

  it('P8: that was odd at the start and is gone meanwhile can be written', async () => {
    put('odd');
    const consent = open();
    rmSync(directory, { recursive: true });

    await consent.set('optional', { source: 'settings' });

    expect(open().level).toBe('optional');
  });

  it('P8: in a place that is no directory switches Optional off; an opt-in rejects, an opt-out holds', async () => {
    writeFileSync(join(parent, 'state'), 'a file');
    const consent = open();

    await expect(consent.set('optional', { source: 'settings' })).rejects.toThrow(/could not be recorded/);
    expect(consent.level).toBe('required');
    await expect(consent.set('none', { source: 'settings' })).rejects.toThrow(/could not be recorded/);
    expect(consent.level).toBe('none');
  });
});
