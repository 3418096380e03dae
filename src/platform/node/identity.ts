import { readFileSync } from 'node:fs';
import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { env, platform } from 'node:process';
import type { Identity } from '../../scrubber/index.ts';

/** More than any of the files that are read here needs. */
const LONGEST_FILE = 1_000_000;

/**
 * What this machine knows about the person and itself, for the scrubber: login, full name, host name, home, temporary directory,
 * name and e-mail address from Git's configuration. Reads a few small files, starts no process, never throws; what can't be
 * found is left out. The result is personal data: it is meant for `createScrubber` and nothing else.
 */
export function collectIdentity(): Identity {
  const user = attempt(() => userInfo({ encoding: 'utf8' }));
  const home = user?.homedir ?? attempt(homedir);
  const login = user?.username ?? env['USER'] ?? env['USERNAME'];
  const git = home === undefined ? [] : gitIdentity(home);
  return withoutUndefined({
    login,
    fullName: login === undefined ? undefined : fullNameOf(login),
    hostName: attempt(hostname),
    home,
    temp: attempt(tmpdir),
    others: [...new Set([...git, ...deviceNames()])],
  });
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function withoutUndefined(identity: { [key in keyof Identity]: Identity[key] | undefined }): Identity {
  return Object.fromEntries(
    Object.entries(identity).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function read(file: string): string {
  const text = attempt(() => readFileSync(file, 'utf8')) ?? '';
  return text.length > LONGEST_FILE ? '' : text;
}

/** The comment field of the account, before its first comma; `&` stands for the login. */
function fullNameOf(login: string): string | undefined {
  if (platform === 'win32') return undefined;
  const line = read('/etc/passwd')
    .split('\n')
    .find((entry) => entry.startsWith(`${login}:`));
  const name = line?.split(':')[4]?.split(',', 1)[0]?.replaceAll('&', login).trim();
  return name === '' || name === login ? undefined : name;
}

function deviceNames(): string[] {
  return [env['COMPUTERNAME'], env['USERDOMAIN']].filter(
    (name) => name !== undefined && name !== '',
  ) as string[];
}

/** `user.name` and `user.email` of Git's own files; files that they include are not followed. */
function gitIdentity(home: string): string[] {
  const configuration = env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  return [join(home, '.gitconfig'), join(configuration, 'git', 'config')].flatMap((file) =>
    userSection(read(file)),
  );
}

function userSection(text: string): string[] {
  const values: string[] = [];
  let inside = false;
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim();
    if (trimmed.startsWith('[')) inside = /^\[user\]/i.test(trimmed);
    const equals = trimmed.indexOf('=');
    const key = trimmed.slice(0, Math.max(0, equals)).trim().toLowerCase();
    if (inside && (key === 'name' || key === 'email')) values.push(valueOf(trimmed.slice(equals + 1)));
  }
  return values.filter((value) => value !== '');
}

function valueOf(text: string): string {
  const value = text.trim();
  return value.startsWith('"')
    ? value.slice(1, value.indexOf('"', 1))
    : (value.split(/\s[#;]/, 1)[0] ?? '').trim();
}
