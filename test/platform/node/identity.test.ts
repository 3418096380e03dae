import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { collectIdentity } from '../../../src/platform/node/identity.ts';

describe('collectIdentity', () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(os.tmpdir(), 'identity-'));
    jest.spyOn(os, 'userInfo').mockReturnValue({
      username: 'kvasir',
      homedir: home,
      uid: 1,
      gid: 1,
      shell: null,
    });
    delete process.env['XDG_CONFIG_HOME'];
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(home, { recursive: true });
  });

  it('knows login, host name, home and temporary directory', () => {
    expect(collectIdentity()).toMatchObject({
      login: 'kvasir',
      hostName: os.hostname(),
      home,
      temp: os.tmpdir(),
    });
  });

  it('reads name and e-mail address from both configuration files of Git', () => {
    writeFileSync(
      join(home, '.gitconfig'),
      '[core]\n\tname = not this\n[user]\n\temail = kvasir@mead.example ; work\n',
    );
    mkdirSync(join(home, '.config', 'git'), { recursive: true });
    writeFileSync(join(home, '.config', 'git', 'config'), '[User]\nname = "Kvasir the Wise"\n');

    expect(collectIdentity().others).toEqual(
      expect.arrayContaining(['kvasir@mead.example', 'Kvasir the Wise']),
    );
  });

  it('P7: leaves out what the operating system refuses to say', () => {
    jest.spyOn(os, 'userInfo').mockImplementation(() => {
      throw new Error('no such user');
    });
    jest.spyOn(os, 'hostname').mockImplementation(() => {
      throw new Error('denied');
    });

    const identity = collectIdentity();

    expect(identity).not.toHaveProperty('hostName');
    expect(identity).toHaveProperty('home');
  });
});
