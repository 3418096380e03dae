import { characterSet, isAlphanumeric, isCodeAt, isDigit, isHex, isInSet, isSpace } from '../characters.ts';
import { AT, PERCENT } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** What ends a file, a unit or a package rather than a domain: `icon@2x.png`. */
const NOT_A_TOP_LEVEL_DOMAIN = new Set(
  'png jpg jpeg gif webp svg css scss less js jsx mjs cjs ts tsx json html htm map xml yml yaml txt lock service socket timer mount slice'.split(
    ' ',
  ),
);
/** Beside letters and digits, what local parts are made of in practice; `=`, `/`, `&` and the like separate. */
const LOCAL = characterSet("._+-%'~!#$*");
const LONGEST_DOMAIN = 255;

/** E-mail addresses: Unicode, quoted local part, percent-encoded `@`, address literal. */
export const email: BuiltInDetector = {
  name: 'email',
  marker: '[email]',
  needs: AT | PERCENT,
  find(text) {
    let found: Match[] | undefined;
    for (let at = nextAt(text, 0); at >= 0; at = nextAt(text, at + 1)) {
      const width = text.charCodeAt(at) === 64 ? 1 : 3;
      const start = startOfLocalPart(text, at);
      const end = start < at ? endOfDomain(text, at + width) : -1;
      if (end > 0 && !isRemote(text, start, at, end)) (found ??= []).push({ start, end });
    }
    return found ?? NOTHING;
  },
};

function nextAt(text: string, from: number): number {
  const plain = text.indexOf('@', from);
  const encoded = text.indexOf('%40', from);
  return plain < 0 || (encoded >= 0 && encoded < plain) ? encoded : plain;
}

function startOfLocalPart(text: string, at: number): number {
  if (isCodeAt(text, at - 1, 34)) return startOfQuoted(text, at - 1);
  let start = at;
  while (start > 0 && isLocal(text, start - 1)) start--;
  while (start < at && !isAlphanumeric(text.charCodeAt(start)) && text.charCodeAt(start) !== 95) start++;
  return start;
}

function isLocal(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 37)
    return at + 2 < text.length && isHex(text.charCodeAt(at + 1)) && !text.startsWith('40', at + 1);
  return isAlphanumeric(code) || isInSet(LOCAL, code);
}

function startOfQuoted(text: string, closing: number): number {
  const open = text.lastIndexOf('"', closing - 1);
  return open >= 0 && closing - open <= 66 && !text.slice(open, closing).includes('\n') ? open : closing + 1;
}

function endOfDomain(text: string, from: number): number {
  if (isCodeAt(text, from, 91)) return endOfLiteral(text, from);
  let end = from;
  const limit = Math.min(text.length, from + LONGEST_DOMAIN);
  while (end < limit && isDomain(text.charCodeAt(end))) end++;
  while (end > from && !isAlphanumeric(text.charCodeAt(end - 1))) end--;
  const domain = text.slice(from, end);
  const dot = domain.lastIndexOf('.');
  if (dot <= 0 || domain.includes('..')) return -1;
  const last = domain.slice(dot + 1);
  if (last.length < 2 || isDigit(last.charCodeAt(0)) || NOT_A_TOP_LEVEL_DOMAIN.has(last.toLowerCase()))
    return -1;
  return isVersion(domain) ? -1 : end;
}

function isDomain(code: number): boolean {
  return isAlphanumeric(code) || code === 45 || code === 46;
}

function endOfLiteral(text: string, from: number): number {
  const close = text.indexOf(']', from);
  if (close < 0 || close - from > 48) return -1;
  return /^\[(?:IPv6:)?[0-9a-f.:]+$/i.test(text.slice(from, close)) && /\d[.:]/.test(text.slice(from, close))
    ? close + 1
    : -1;
}

/** `package@1.2.3-rc.next` */
function isVersion(domain: string): boolean {
  return /^\d{1,6}\.\d{1,6}\.\d/.test(domain);
}

/** `git@github.com:owner/repository` names a repository, not a person. */
function isRemote(text: string, start: number, at: number, end: number): boolean {
  return (
    text.slice(start, at) === 'git' && ':/'.includes(text[end] ?? ' ') && !isSpace(text.charCodeAt(end + 1))
  );
}
