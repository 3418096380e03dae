/**
 * A look at the characters of a text says which detectors could find anything in it.
 * Most texts have no such feature, so no detector runs on them at all.
 * Nothing here reads beyond the ends of a text: V8 makes every such place slow from then on.
 */
import { isAsciiAlphanumeric, isAsciiLetter, isCodeAt, isDigit, isHex, isSpace } from './characters.ts';
import { continuesNumber, FEWEST_DIGITS } from './numbers.ts';
import { isToken, SHORTEST_RUN } from './runs.ts';

/** An `@`. */
export const AT = 1;
/** A `%`. */
export const PERCENT = 2;
/** A `:` or an `=` after a name, or a `</`. */
export const PAIR = 4;
/** A word that ends as `bearer` or `basic` does. */
export const SCHEME = 8;
/** What stands beside a name in JSON and in web addresses: `"`, `?`, `&`. */
export const MEMBER = 16;
/** A `--` or a `-u`, or a dash and a capital letter after a blank. */
export const FLAG = 32;
/** A `/` after a word like `home` or `users`. */
export const HOME = 64;
/** A `~`. */
export const TILDE = 128;
/** A `\`. */
export const BACKSLASH = 256;
/** A `'`. */
export const QUOTE = 512;
/** Seven or more digits with nothing but separators between them. */
export const NUMBER = 1024;
/** Thirteen or more digits with nothing but separators between them. */
export const LONG_NUMBER = 2048;
/** Four numbers joined by dots. */
export const DOTTED = 4096;
/** A number with two decimals or more. */
export const DECIMAL = 8192;
/** Two letters and two digits where a word begins. */
export const COUNTRY = 16_384;
/** Hexadecimal groups as in an IPv6 or a MAC address. */
export const GROUPS = 32_768;
/** A run of 16 token characters without a dot that is not a plain word. */
export const TOKEN = 65_536;
/** A word begins as a word of the machine's own identity does. */
export const IDENTITY = 131_072;
/** Every text has this one. */
export const ANY = 262_144;
/** Those above. */
const FOR_DETECTORS = 524_287;
/** A digit. */
const DIGIT = 524_288;
/** It depends on the characters around it. */
const IN_CONTEXT = 1_048_576;
/** No part of a run of token characters. */
const BREAK = 2_097_152;

const BITS = new Int32Array(128).fill(BREAK);
for (let code = 48; code < 123; code++) if (isAsciiAlphanumeric(code)) BITS[code] = code < 58 ? DIGIT : 0;
for (const [characters, bits] of [
  ['_', 0],
  ['-.', IN_CONTEXT],
  [':=/', IN_CONTEXT | BREAK],
  ['~', TILDE | PAIR],
  ['@', AT | BREAK],
  ['%', PERCENT | BREAK],
  ['\\', BACKSLASH | BREAK],
  ["'", QUOTE | BREAK],
  ['"?&', MEMBER | BREAK],
] as const)
  for (const character of characters) BITS[character.charCodeAt(0)] = bits;

const FEWEST_LONG = 13;

/** The features of a part of a text, as a mask of bits; all but `IDENTITY`. */
export function featuresOf(text: string, from: number, to: number): number {
  let mask = ANY;
  let run = from;
  let part = from;
  let lastDigit = from - 2;
  let digits = 0;
  let dotted = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const bits = code < 128 ? BITS[code]! : BREAK;
    if (bits === 0) continue;
    mask |= bits;
    if (bits === DIGIT) {
      const joined = i - lastDigit === 2 && i > from && text.charCodeAt(i - 1) === 46;
      dotted = joined ? dotted + 1 : 0;
      if (dotted === 3) mask |= DOTTED;
      if (digits > 0 && !continuesNumber(text, lastDigit + 1, i)) digits = 0;
      const start = i;
      while (i + 1 < to && isDigit(text.charCodeAt(i + 1))) i++;
      if (i > start)
        mask |= (dotted > 0 ? DECIMAL : 0) | (start - run > 1 && isCountry(text, start) ? COUNTRY : 0);
      digits += i - start + 1;
      if (digits >= FEWEST_DIGITS) mask |= digits < FEWEST_LONG ? NUMBER : NUMBER | LONG_NUMBER;
      lastDigit = i;
      continue;
    }
    if ((bits & IN_CONTEXT) !== 0) mask |= featuresAt(text, i, code, run, to);
    if ((bits & BREAK) === 0 && code !== 46) continue;
    if (i - part >= SHORTEST_RUN && isToken(text, part, i)) mask |= TOKEN;
    part = i + 1;
    if (code === 46) continue;
    if (i - run > 4 && endsAsScheme(text, i)) mask |= SCHEME;
    run = part;
  }
  if (to - part >= SHORTEST_RUN && isToken(text, part, to)) mask |= TOKEN;
  return mask & FOR_DETECTORS;
}

/** What a `-`, `.`, `/`, `:` or `=` says; `run` is where the token characters before it begin. */
function featuresAt(text: string, at: number, code: number, run: number, to: number): number {
  if (code === 47) return isCodeAt(text, at - 1, 60) ? PAIR : isAfterHome(text, run, at) ? HOME : 0;
  if (code === 46) return at + 9 < to && text.charCodeAt(at + 5) === 46 ? GROUPS : 0;
  if (code === 45) {
    if (isCodeAt(text, at + 1, 45) || isCodeAt(text, at + 1, 117) || beginsFlag(text, at, to)) return FLAG;
    return isGroup(text, at, code) && isGroup(text, at + 3, code) ? GROUPS : 0;
  }
  const pair = isAfterName(text, run, at, code) ? PAIR : 0;
  if (code === 61) return pair;
  return pair | (beginsGroups(text, at, to) ? GROUPS : 0);
}

/** `…r.r` or `…s.c`, in any case: `bearer`, `basic`. */
function endsAsScheme(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1) | 32;
  return (last === 114 || last === 99) && (text.charCodeAt(end - 3) | 32) === (last === 114 ? 114 : 115);
}

/** Whether a name of three characters or more stands before `:` or `=`, or what may stand between name and sign. */
function isAfterName(text: string, run: number, at: number, sign: number): boolean {
  const length = at - run;
  if (length < 3) return length === 0 && at > 0;
  if (length > 63) return true;
  if (run > 0 && sign === 58 && isCodeAt(text, run - 1, 58))
    return isCodeAt(text, at + 1, 32) || isCodeAt(text, at + 1, 34) || isCodeAt(text, at + 1, 39);
  if (run > 1 && isCodeAt(text, run - 1, 47)) return isSpace(text.charCodeAt(run - 2));
  return !isDigit(text.charCodeAt(run)) || isCodeAt(text, run - 1, 37);
}

/** `-Password`, as PowerShell has it. */
function beginsFlag(text: string, at: number, to: number): boolean {
  if (at + 1 >= to || (at > 0 && !isSpace(text.charCodeAt(at - 1)))) return false;
  const code = text.charCodeAt(at + 1);
  return code >= 65 && code <= 90;
}

function isAfterHome(text: string, run: number, at: number): boolean {
  const length = at - run;
  return (
    (length === 4 || length === 5) &&
    isCodeAt(text, run - 1, 47) &&
    isCodeAt(text, at - 1, length === 4 ? 101 : 115)
  );
}

/** Whether a separator, two hexadecimal digits and the same separator stand here. */
function isGroup(text: string, at: number, separator: number): boolean {
  return isCodeAt(text, at + 3, separator) && isHex(text.charCodeAt(at + 1));
}

/** `::` beside a hexadecimal digit, or three more colons, each after one to four characters. */
function beginsGroups(text: string, colon: number, to: number): boolean {
  if (isCodeAt(text, colon + 1, 58))
    return (
      (colon > 0 && isHex(text.charCodeAt(colon - 1))) ||
      (colon + 2 < to && isHex(text.charCodeAt(colon + 2)))
    );
  let at = colon;
  for (let groups = 0; groups < 3; groups++) {
    let next = at + 2;
    const limit = Math.min(to, at + 6);
    while (next < limit && text.charCodeAt(next) !== 58) next++;
    if (next >= limit) return false;
    at = next;
  }
  return true;
}

/** Two letters where a word begins. */
function isCountry(text: string, end: number): boolean {
  return (
    end > 1 &&
    isAsciiLetter(text.charCodeAt(end - 1)) &&
    isAsciiLetter(text.charCodeAt(end - 2)) &&
    !(end > 2 && isAsciiAlphanumeric(text.charCodeAt(end - 3)))
  );
}
