/**
 * A look at the characters of a text says which detectors could find anything in it.
 * Most texts have no such feature, so no detector runs on them at all.
 */
import { isAsciiAlphanumeric, isDigit, isHex, isTokenCharacter } from './characters.ts';

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
/** Two letters and two digits at the start of a word, as in an IBAN. */
export const LETTERS_DIGITS = 16384;
/** A word begins as a word of the machine's own identity does. */
export const IDENTITY = 32768;
/** A quote. */
export const QUOTE = 65536;
/** Every text has this one. */
export const ANY = 131072;

const BITS = new Int32Array(128);
const CHARACTER_BITS: readonly [string, number][] = [
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

/** The features of a text, as a mask of bits. `starts` has a 1 for each ASCII code that a word of the identity begins with. */
export function featuresOf(text: string, starts: Uint8Array | undefined): number {
  let mask = ANY;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) mask |= BITS[code]!;
  }
  if (text.length >= 16) mask |= wordFeatures(text);
  if ((mask & DIGIT) !== 0 && text.length >= 7) mask |= numberFeatures(text);
  if ((mask & (COLON | DASH | DOT)) !== 0 && text.length >= 3) mask |= groupFeatures(text);
  if (starts !== undefined) mask |= identityFeatures(text, starts);
  return mask;
}

function numberFeatures(text: string): number {
  let mask = 0;
  let digits = 0;
  let gap = 0;
  let dots = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) {
      digits++;
      gap = 0;
      if (dots >= 3) mask |= DOTTED;
    } else if (digits > 0 && code >= 32 && code <= 47) {
      if (code === 46 && gap === 0) dots++;
      else dots = 0;
      if (++gap <= 3) continue;
      if (digits >= 7) mask |= digits >= 12 ? LONG_NUMBER | NUMBER : NUMBER;
      digits = 0;
    } else if (digits > 0) {
      if (digits >= 7) mask |= digits >= 12 ? LONG_NUMBER | NUMBER : NUMBER;
      digits = gap = dots = 0;
    }
  }
  return digits < 7 ? mask : mask | (digits >= 12 ? LONG_NUMBER | NUMBER : NUMBER);
}

function groupFeatures(text: string): number {
  let length = 0;
  let separators = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 58 || code === 45 || code === 46) {
      if (code === 58 && before === 58) return GROUPS;
      length++;
      if (++separators >= 5) return GROUPS;
    } else if (isHex(code)) {
      if (++length === 14 && separators === 2) return GROUPS;
    } else {
      length = separators = 0;
    }
    before = code;
  }
  return 0;
}

function wordFeatures(text: string): number {
  let mask = 0;
  let start = -1;
  let digits = 0;
  let lower = 0;
  let underscores = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i);
    if (isTokenCharacter(code)) {
      if (start < 0) start = i;
      if (code <= 57) digits++;
      else if (code >= 97) lower++;
      else if (code === 95) underscores++;
      if (i - start === 3 && digits === 2 && isDigit(code) && lettersAndDigits(text, start))
        mask |= LETTERS_DIGITS;
    } else if (start >= 0) {
      const length = i - start;
      if (length >= 16 && length > digits && (digits > 0 || underscores > 0 || lower === 0)) mask |= TOKEN;
      start = -1;
      digits = lower = underscores = 0;
    }
  }
  return mask;
}

function lettersAndDigits(text: string, at: number): boolean {
  return (
    isDigit(text.charCodeAt(at + 2)) &&
    !isDigit(text.charCodeAt(at)) &&
    isAsciiAlphanumeric(text.charCodeAt(at))
  );
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
