import { characterSet, isCodeAt, isInSet, isSpace } from '../characters.ts';
import { BACKSLASH, HOME, PERCENT, TILDE } from '../features.ts';
import { markerAt } from '../markers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** What stands before the user's name. */
const ROOT = new RegExp(
  [
    String.raw`(?:[A-Za-z]:|\/mnt\/[a-z])\/{1,4}[Uu]sers\/`,
    String.raw`\/(?:home|Users)\/`,
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
/** A character that is percent-encoded, and no separator or quote. */
const ENCODED = /^%(?!2[27f]|3[ace]|5c|7c)[0-9a-f]{2}/i;
/** What Windows lets be in a name, to the last character. */
const SPACED = /^[^/\\:*?"<>|\r\n]+[^\s/\\:*?"<>|]$/;
/** Addresses in the net; other schemes (`vscode-file:`, `app:`) lead to a disk. */
const WEB_SCHEME = /(?:^|[^a-z])(?:https?|wss?)$/i;

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
        const end = endOfName(text, start, /^[a-z\\]|^.mnt/i.test(root));
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
  return scheme >= 0 && WEB_SCHEME.test(lead.slice(0, scheme));
}

/** Names on Windows may have spaces in them; without a separator after it, the first word is taken for the name. */
function endOfName(text: string, start: number, isWindows: boolean): number {
  const limit = Math.min(text.length, start + LONGEST_NAME);
  let end = start;
  while (end < limit) {
    const length = lengthInName(text, end);
    if (length === 0) break;
    end += length;
  }
  if (!isWindows || !isCodeAt(text, end, 32)) return trimmed(text, start, end);
  const name = text.slice(start, start + LONGEST_SPACED).split(/[\\/]/, 1)[0]!;
  return name.length < LONGEST_SPACED && SPACED.test(name) ? start + name.length : trimmed(text, start, end);
}

/** How many characters at `at` are one of a name: `O'Brien`, `J%C3%B6rg`; none if it ends there. */
function lengthInName(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (!isSpace(code) && !isInSet(ENDS_NAME, code)) return 1;
  if (code === 37) return ENCODED.test(text.slice(at, at + 3)) ? 3 : 0;
  return code === 39 && /^\p{L}'\p{L}$/u.test(text.slice(at - 1, at + 2)) ? 1 : 0;
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
