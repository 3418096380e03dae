/**
 * A look at the characters of a text says which detectors could find anything in it.
 * Most texts have no such feature, so no detector runs on them at all.
 */
import { endOfToken, isAsciiAlphanumeric, isDigit, isHex, isTokenCharacter } from './characters.ts';

/** An `@`. */
export const AT = 1;
/** A `%`. */
export const PERCENT = 2;
/** A `:`. */
export const COLON = 4;
/** An `=`. */
export const EQUALS = 8;
/** A `-`. */
export const DASH = 16;
/** A `/` or `\`. */
export const SLASH = 32;
/** A `~`. */
export const TILDE = 64;
/** A `.`. */
export const DOT = 128;
/** A digit. */
export const DIGIT = 256;
/** Seven or more digits with nothing but separators between them. */
export const NUMBER = 512;
/** Twelve or more digits with nothing but separators between them. */
export const LONG_NUMBER = 1024;
/** Four numbers joined by dots. */
export const DOTTED = 2048;
/** Hexadecimal groups as in an IPv6 or a MAC address. */
export const GROUPS = 4096;
/** A run of 16 token characters that is not a plain word. */
export const TOKEN = 8192;
/** Six or more digits in all. */
export const DIGITS = 16384;
/** A word begins as a word of the machine's own identity does. */
export const IDENTITY = 32768;
/** A quote. */
export const QUOTE = 65536;
/** Every text has this one. */
export const ANY = 131072;

const BITS = new Int32Array(128);
const CHARACTER_BITS: readonly (readonly [string, number])[] = [
  ['@', AT],
  ['%', PERCENT],
  [':', COLON],
  ['=', EQUALS],
  ['-', DASH],
  ['/\\', SLASH],
  ['~', TILDE],
  ['.', DOT],
  ['0123456789', DIGIT],
  ['\'"`', QUOTE],
];
for (const [characters, bit] of CHARACTER_BITS) {
  for (const character of characters) BITS[character.charCodeAt(0)] = bit;
}

const SEPARATORS = '[ ./()\\u00a0\\u2000-\\u2015\\u202f\\u2212-]{0,3}';
const SEVEN_DIGITS = new RegExp(`\\d(?:${SEPARATORS}\\d){6}`);
const TWELVE_DIGITS = new RegExp(`\\d(?:${SEPARATORS}\\d){11}`);
const FOUR_NUMBERS = /\d\.\d{1,3}\.\d{1,3}\.\d/;

/** The features of a text, as a mask of bits. `starts` has a 1 for each ASCII code that a word of the identity begins with. */
export function featuresOf(text: string, starts: Uint8Array | undefined): number {
  let mask = ANY;
  let digits = 0;
  let dots = 0;
  let colons = 0;
  let dashes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const bit = code < 128 ? BITS[code]! : 0;
    if (bit === 0) continue;
    mask |= bit;
    if (bit === DIGIT) digits++;
    else if (bit === DOT) dots++;
    else if (bit === COLON) colons++;
    else if (bit === DASH) dashes++;
  }
  if (digits >= 4) mask |= numberFeatures(text, digits, dots);
  if (colons >= 2 || dashes >= 5 || (dots >= 2 && digits > 0)) mask |= groupFeatures(text);
  if (text.length >= SHORTEST_TOKEN) mask |= tokenFeatures(text);
  if (starts === undefined) return mask;
  return (mask & PERCENT) !== 0 ? mask | IDENTITY : mask | identityFeatures(text, starts);
}

function numberFeatures(text: string, digits: number, dots: number): number {
  let mask = digits >= 6 ? DIGITS : 0;
  if (dots >= 3 && FOUR_NUMBERS.test(text)) mask |= DOTTED;
  if (digits < 7 || !SEVEN_DIGITS.test(text)) return mask;
  return digits >= 12 && TWELVE_DIGITS.test(text) ? mask | NUMBER | LONG_NUMBER : mask | NUMBER;
}

function groupFeatures(text: string): number {
  let length = 0;
  let separators = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isHex(code)) {
      if (++length === 14 && separators === 2) return GROUPS;
    } else if (code === 58 || code === 45 || code === 46) {
      if (code === 58 && before === 58) return GROUPS;
      length++;
      if (++separators >= 5) return GROUPS;
    } else {
      length = separators = 0;
    }
    before = code;
  }
  return 0;
}

const SHORTEST_TOKEN = 16;

/** A run of 16 characters covers one in every 16 places, so only those are looked at. */
function tokenFeatures(text: string): number {
  for (let at = SHORTEST_TOKEN - 1; at < text.length; at += SHORTEST_TOKEN) {
    if (!isTokenCharacter(text.charCodeAt(at))) continue;
    let start = at;
    while (start > 0 && isTokenCharacter(text.charCodeAt(start - 1))) start--;
    const end = endOfToken(text, at);
    if (end - start >= SHORTEST_TOKEN && isToken(text, start, end)) return TOKEN;
    at = end - 1;
  }
  return 0;
}

/** Neither words nor a number. */
function isToken(text: string, start: number, end: number): boolean {
  let digits = 0;
  let lower = 0;
  let upper = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) digits++;
    else if (code === 95) return true;
    else if (code >= 97) lower++;
    else if (code >= 65) upper++;
  }
  if (digits > 0) return digits < end - start;
  return lower === 0 || (upper > 0 && lower + upper < end - start);
}

function identityFeatures(text: string, starts: Uint8Array): number {
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 128 || (starts[code] === 1 && !isAsciiAlphanumeric(before))) return IDENTITY;
    before = code;
  }
  return 0;
}
