import { isSpace } from '../characters.ts';
import { BACKSLASH, HOME, PERCENT, TILDE } from '../features.ts';
import { markerAt } from '../markers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

interface Root {
  /** What is looked for first. */
  readonly needle: string;
  /** What stands before the user's name then. */
  readonly root: RegExp;
}

const UNDER_SLASH: readonly Root[] = [
  { needle: '/home/', root: /\/home\/$/ },
  { needle: '/Users/', root: /\/Users\/$/ },
  { needle: '/users/', root: /(?:[A-Za-z]:|\/mnt\/[a-z])\/+users\/$/ },
];
const UNDER_BACKSLASH: readonly Root[] = [
  ...['Users', 'users', 'USERS', 'home', 'Home'].map((name) => ({ needle: `\\${name}\\`, root: /\\$/ })),
  { needle: '\\Documents and Settings\\', root: /\\$/ },
  { needle: '\\DOCUME~1\\', root: /\\$/ },
];
const UNDER_ESCAPES: readonly Root[] = [
  '2Fhome%2F',
  '2FUsers%2F',
  '2fhome%2f',
  '2fUsers%2f',
  '5CUsers%5C',
  '5cUsers%5c',
].map((needle) => ({ needle, root: /%[25][FfCc](?:home|Users)%[25][FfCc]$/ }));
/** Accounts that every machine has. */
const EVERYBODY = new Set(['shared', 'public', 'default', 'all users', 'default user', 'guest']);
const LONGEST_NAME = 64;

/** The user's name in a path to a home directory; the rest of the path stays. */
export const homePath: BuiltInDetector = {
  name: 'home-path',
  marker: '[user]',
  needs: HOME | BACKSLASH | PERCENT | TILDE,
  find(text) {
    const found: Match[] = [];
    if (text.includes('/')) findUnder(text, UNDER_SLASH, found);
    if (text.includes('\\')) findUnder(text, UNDER_BACKSLASH, found);
    if (text.includes('%')) findUnder(text, UNDER_ESCAPES, found);
    for (let at = text.indexOf('~'); at >= 0; at = text.indexOf('~', at + 1)) {
      const name = tildeName(text, at);
      if (name > 0) found.push({ start: at + 1, end: at + 1 + name });
    }
    return found.length === 0 ? NOTHING : found;
  },
};

function findUnder(text: string, roots: readonly Root[], found: Match[]): void {
  for (const { needle, root } of roots) {
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      let start = at + needle.length;
      while (text[start] === '\\') start++;
      if (!root.test(text.slice(Math.max(0, at - 32), start)) || isRoute(text, at)) continue;
      const end = endOfName(text, start);
      if (isName(text, start, end)) found.push({ start, end });
    }
  }
}

/** The length of the name in `~name/`, where that begins a path. */
function tildeName(text: string, at: number): number {
  if (at > 0 && !' \t\n"\'=:(,'.includes(text[at - 1]!)) return 0;
  return /^[a-z_][a-z0-9_.-]{0,31}(?=[/\\])/.exec(text.slice(at + 1, at + 34))?.[0].length ?? 0;
}

/** A path of a web address is not a path of a disk. */
function isRoute(text: string, at: number): boolean {
  const lead = text.slice(Math.max(0, at - 128), at + 1);
  const start = Math.max(
    lead.lastIndexOf(' '),
    lead.lastIndexOf('\n'),
    lead.lastIndexOf('"'),
    lead.lastIndexOf("'"),
    lead.lastIndexOf('('),
  );
  const scheme = lead.indexOf('://', start + 1);
  if (scheme >= 0 && !lead.startsWith('file', scheme - 4)) return true;
  return (
    start === lead.length - 2 &&
    /(?:^|\W)(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)[ "']$/.test(lead.slice(0, -1))
  );
}

function endOfName(text: string, start: number): number {
  let end = start;
  const limit = Math.min(text.length, start + LONGEST_NAME);
  while (end < limit && !isSpace(text.charCodeAt(end)) && !'/\\:*?"\'<>|%,;()[]{}`&='.includes(text[end]!))
    end++;
  if (text[end] !== ' ' || !text.slice(Math.max(0, start - 2), start).includes('\\'))
    return trimmed(text, start, end);
  const separator = text.indexOf('\\', end);
  const name = separator < 0 ? '' : text.slice(start, separator);
  return name.length > 0 && name.length < 40 && /^[^/:*?"<>|\r\n]+[^\s/:*?"<>|]$/.test(name)
    ? separator
    : trimmed(text, start, end);
}

function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && '.!'.includes(text[last - 1]!)) last--;
  return last;
}

function isName(text: string, start: number, end: number): boolean {
  if (end <= start || markerAt(text, start)) return false;
  const name = text.slice(start, end);
  return !EVERYBODY.has(name.toLowerCase()) && /[\p{L}\p{N}]/u.test(name) && !/^[$:*~]/.test(name);
}
