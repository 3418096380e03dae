import { characterSet, isCodeAt, isInSet, isSpace } from '../characters.ts';
import { BACKSLASH, HOME, PERCENT, TILDE } from '../features.ts';
import { markerAt } from '../markers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** What stands before the user's name. */
const ROOT = new RegExp(
  [
    String.raw`\/(?:home|Users)\/`,
    String.raw`(?:[A-Za-z]:|\/mnt\/[a-z])\/{1,4}users\/`,
    String.raw`\\(?:[Uu]sers|USERS|[Hh]ome|Documents and Settings|DOCUME~1)\\`,
    '%(?:2[Ff]|5[Cc])(?:home|Users)%(?:2[Ff]|5[Cc])',
  ].join('|'),
);
const ROOTS = new RegExp(ROOT.source, 'g');
/** `~name/`, where that begins a path. */
const TILDES = /(?<![^ \t\n"'=:(,])~[a-z_][a-z0-9_.-]{0,31}(?=[/\\])/g;
/** Accounts that every machine has. */
const EVERYBODY = new Set(['shared', 'public', 'default', 'all users', 'default user', 'guest']);
const LONGEST_NAME = 64;
const LONGEST_SPACED = 40;
const LONGEST_LEAD = 128;
const BEFORE_PATH = characterSet(' \n"\'(');
const METHOD = /(?:^|\W)(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)[ "']$/;
const ENDS_NAME = characterSet('/\\:*?"\'<>|%,;()[]{}`&=');

/** The user's name in a path to a home directory; the rest of the path stays. */
export const homePath: BuiltInDetector = {
  name: 'home-path',
  marker: '[user]',
  needs: HOME | BACKSLASH | PERCENT | TILDE,
  find(text) {
    const found: Match[] = [];
    if (ROOT.test(text))
      for (const { 0: root, index } of text.matchAll(ROOTS)) {
        let start = index + root.length;
        if (isRoute(text, root.endsWith('/') ? text.lastIndexOf('/', start - 2) : index)) continue;
        while (isCodeAt(text, start, 92)) start++;
        const end = endOfName(text, start);
        if (isName(text, start, end)) found.push({ start, end });
      }
    if (text.includes('~'))
      for (const { 0: name, index } of text.matchAll(TILDES))
        found.push({ start: index + 1, end: index + name.length });
    return found.length === 0 ? NOTHING : found;
  },
};

/** A path of a web address is not a path of a disk. */
function isRoute(text: string, at: number): boolean {
  const first = Math.max(0, at - LONGEST_LEAD);
  let start = at;
  while (start > first && !isInSet(BEFORE_PATH, text.charCodeAt(start - 1))) start--;
  if (start === at) return isCodeAt(text, at, 47) && METHOD.test(text.slice(Math.max(0, at - 10), at));
  const lead = text.slice(start, at + 1);
  const scheme = lead.indexOf('://');
  return scheme >= 0 && !lead.startsWith('file', scheme - 4);
}

function endOfName(text: string, start: number): number {
  let end = start;
  const limit = Math.min(text.length, start + LONGEST_NAME);
  while (end < limit && !isSpace(text.charCodeAt(end)) && !isInSet(ENDS_NAME, text.charCodeAt(end))) end++;
  if (text[end] !== ' ' || !text.slice(Math.max(0, start - 2), start).includes('\\'))
    return trimmed(text, start, end);
  const name = text.slice(start, start + LONGEST_SPACED).split('\\', 1)[0]!;
  const separator = start + name.length;
  return name.length < LONGEST_SPACED &&
    isCodeAt(text, separator, 92) &&
    /^[^/:*?"<>|\r\n]+[^\s/:*?"<>|]$/.test(name)
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
