import { characterSet, isAlphanumeric, isCodeAt, isDigit, isInSet, isSpace } from '../characters.ts';
import { AT, PERCENT } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** What ends a file, a unit or a package rather than a domain: `render@page.vue`. */
const NOT_A_TOP_LEVEL_DOMAIN = new Set(
  `png jpg jpeg gif webp avif ico bmp svg woff woff2 ttf eot css scss less js jsx mjs cjs ts tsx vue svelte php dart kt go rb java swift conf json html htm pdf
   map xml yml yaml txt csv log lock service socket timer mount slice device target scope path`.split(/\s+/),
);
/** An address in the name of a file: `ada@example.com.json`. */
const BEFORE_EXTENSION = /[a-z\d]{2}\.(?:com|net|org|edu|gov|info|example|(?!es|io|js|ts)[a-z]{2})$/i;
/** Beside letters and digits, what local parts are made of in practice; `=`, `/`, `&` and the like separate. */
const LOCAL = characterSet("._+-%'~!#$*");
const LONGEST_DOMAIN = 255;
const LONGEST_LITERAL = 48;
/** What separates, percent-encoded: space, line end, `"`, `&`, `(`, `)`, `,`, `/`, `:` to `?`, brackets. */
const SEPARATOR = /^%(?:25)?(?:0[9ad]|2[02689cf]|3[a-f]|5[b-d]|7[b-d])/i;

/** E-mail addresses: Unicode, quoted local part, percent-encoded `@`, address literal. */
export const email: BuiltInDetector = {
  name: 'email',
  marker: '[email]',
  needs: AT | PERCENT,
  find(text) {
    let found: Match[] | undefined;
    let plain = text.indexOf('@');
    let encoded = text.includes('%') ? nextEncoded(text, 0) : -1;
    while (plain >= 0 || encoded >= 0) {
      const isPlain = encoded < 0 || (plain >= 0 && plain < encoded);
      const at = isPlain ? plain : encoded;
      const start = startOfLocalPart(text, at);
      const end = start < at ? endOfDomain(text, at + widthOfSign(text, at)) : -1;
      if (end > 0 && !isRemote(text, start, at, end)) (found ??= []).push({ start, end });
      if (isPlain) plain = text.indexOf('@', at + 1);
      else encoded = nextEncoded(text, at + 3);
    }
    return found ?? NOTHING;
  },
};

/** Where the next `%40` is, as in a web address, or `%2540`, as in one within another; -1 if there is none. */
function nextEncoded(text: string, from: number): number {
  for (let at = text.indexOf('40', from + 1); at >= 0; at = text.indexOf('40', at + 1)) {
    if (isCodeAt(text, at - 1, 37)) return at - 1;
    if (text.startsWith('%25', at - 3)) return at - 3;
  }
  return -1;
}

function widthOfSign(text: string, at: number): number {
  if (isCodeAt(text, at, 64)) return 1;
  return text.startsWith('%25', at) ? 5 : 3;
}

function startOfLocalPart(text: string, at: number): number {
  if (isCodeAt(text, at - 1, 34)) return startOfQuoted(text, at - 1);
  let start = at;
  while (start > 0 && isLocal(text.charCodeAt(start - 1))) {
    start--;
    if (!isCodeAt(text, start, 37)) continue;
    const escape = text.slice(start, start + 5);
    const separator = SEPARATOR.exec(escape)?.[0].length ?? 0;
    if (separator > 0) return skipped(text, start + separator, at);
    if (!/^%(?!(?:25)?40)[0-9a-f]{2}/i.test(escape)) return skipped(text, start + 1, at);
  }
  return skipped(text, start, at);
}

/** The first place from `start` on where a local part can begin; the rest of `\n` or `\u000a` in JSON is not one. */
function skipped(text: string, start: number, at: number): number {
  let first = start;
  while (first < at && !isAlphanumeric(text.charCodeAt(first)) && !isCodeAt(text, first, 95)) first++;
  if (!isCodeAt(text, first - 1, 92)) return first;
  return (
    first + (/^(?:[bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(first, Math.min(at, first + 5)))?.[0].length ?? 0)
  );
}

function isLocal(code: number): boolean {
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
  let domain = text.slice(from, end);
  const dots = domain.indexOf('..');
  if (dots >= 0) domain = domain.slice(0, dots);
  const dot = domain.lastIndexOf('.');
  if (dot <= 0 || isVersion(domain)) return -1;
  const last = domain.slice(dot + 1);
  if (last.length < 2 || isDigit(last.charCodeAt(0))) return -1;
  if (!NOT_A_TOP_LEVEL_DOMAIN.has(last.toLowerCase())) return from + domain.length;
  return BEFORE_EXTENSION.test(domain.slice(0, dot)) ? from + dot : -1;
}

function isDomain(code: number): boolean {
  return isAlphanumeric(code) || code === 45 || code === 46;
}

function endOfLiteral(text: string, from: number): number {
  const literal = text.slice(from, from + LONGEST_LITERAL);
  const close = literal.indexOf(']');
  if (close < 0) return -1;
  const address = literal.slice(1, close);
  return /^(?:IPv6:)?[0-9a-f.:]+$/i.test(address) && /\d[.:]/.test(address) ? from + close + 1 : -1;
}

/** `package@1.2.3-rc.next`, `package@2.0.RELEASE`, `image@2x.any` */
function isVersion(domain: string): boolean {
  return /^(?:\d{1,6}\.\d{1,6}\.|\dx\.)/.test(domain);
}

/** `git@github.com:owner/repository` names a repository, not a person. */
function isRemote(text: string, start: number, at: number, end: number): boolean {
  return (
    text.slice(start, at) === 'git' && ':/'.includes(text[end] ?? ' ') && !isSpace(text.charCodeAt(end + 1))
  );
}
