/**
 * A look at the characters of a text says which detectors could find anything in it.
 * Most texts have no such feature, so no detector runs on them at all.
 */
import { isDigit, NUMBER_SEPARATORS } from './characters.ts';
import { endOfRun, nextRun } from './runs.ts';

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
/** A `/`. */
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
/** A word begins as a word of the machine's own identity does. */
export const IDENTITY = 32768;
/** A `'`. */
export const QUOTE = 65536;
/** Every text has this one. */
export const ANY = 131072;
/** A `\`. */
export const BACKSLASH = 262144;

const BITS = new Int32Array(128);
const CHARACTERS: readonly (readonly [character: string, bit: number])[] = [
  ['@', AT],
  ['%', PERCENT],
  [':', COLON],
  ['=', EQUALS],
  ['-', DASH],
  ['/', SLASH],
  ['\\', BACKSLASH],
  ['~', TILDE],
  ['.', DOT],
  ["'", QUOTE],
];
for (const [character, bit] of CHARACTERS) BITS[character.charCodeAt(0)] = bit;
for (let code = 48; code <= 57; code++) BITS[code] = DIGIT;

const A_DIGIT = /[0-9]/;
const SEVEN_DIGITS = new RegExp(`[0-9](?:${NUMBER_SEPARATORS}[0-9]){6}`);
const TWELVE_DIGITS = new RegExp(`[0-9](?:${NUMBER_SEPARATORS}[0-9]){11}`);
const FOUR_NUMBERS = /\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]/;
/** Six groups of an address, or three fours; both begin at a separator, because that is rarer than a digit. */
const SIX_GROUPS = /[:-][0-9a-fA-F]{1,4}[:-][0-9a-fA-F]{1,4}[:-][0-9a-fA-F]{1,4}[:-][0-9a-fA-F]{1,4}[:-]/;
const THREE_FOURS = /\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}/;
/** From here on a search for each character is faster than a look at all of them. */
const LONG_TEXT = 64;

/** The features of a text, as a mask of bits. `identity` finds what words of the machine's own identity begin with. */
export function featuresOf(text: string, identity: RegExp | undefined): number {
  let mask = text.length < LONG_TEXT ? charactersOfShort(text) : charactersOfLong(text);
  if ((mask & DIGIT) !== 0) mask |= numberFeatures(text, mask);
  if ((mask & (COLON | DASH)) !== 0 && (text.includes('::') || SIX_GROUPS.test(text))) mask |= GROUPS;
  else if ((mask & DOT) !== 0 && THREE_FOURS.test(text)) mask |= GROUPS;
  if (text.length >= 16 && hasToken(text)) mask |= TOKEN;
  return identity !== undefined && identity.test(text) ? mask | IDENTITY : mask;
}

function charactersOfShort(text: string): number {
  let mask = ANY;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) mask |= BITS[code]!;
  }
  return mask;
}

function charactersOfLong(text: string): number {
  let mask = A_DIGIT.test(text) ? ANY | DIGIT : ANY;
  for (let i = 0; i < CHARACTERS.length; i++) if (text.includes(CHARACTERS[i]![0])) mask |= CHARACTERS[i]![1];
  return mask;
}

function numberFeatures(text: string, mask: number): number {
  const dotted = (mask & DOT) !== 0 && FOUR_NUMBERS.test(text) ? DOTTED : 0;
  if (text.length < 7 || !SEVEN_DIGITS.test(text)) return dotted;
  return TWELVE_DIGITS.test(text) ? dotted | NUMBER | LONG_NUMBER : dotted | NUMBER;
}

function hasToken(text: string): boolean {
  for (let start = nextRun(text, 0); start >= 0;) {
    const end = endOfRun(text, start);
    if (isToken(text, start, end)) return true;
    start = nextRun(text, end);
  }
  return false;
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
  if (digits > 0) return lower + upper > 0;
  return (lower === 0 && upper > 0) || (upper > 0 && lower + upper < end - start);
}
