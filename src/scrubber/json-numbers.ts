import { isDigit, isSpace } from './characters.ts';

const MOST_SPACES = 4;
/** Numbers before the one in question, in the same array. */
const LONGEST_ARRAY = 64;

/** The quote that a marker needs where a number stood in JSON, written as those of the name are, so that it stays JSON. */
export function missingQuote(text: string, start: number, end: number): string {
  if (!/^\s{0,4}(?:[,}\]]|$)/.test(text.slice(end, end + MOST_SPACES + 1))) return '';
  const at = withoutArray(text, withoutSpaces(text, start));
  if (at === 0 || text.charCodeAt(at - 1) !== 58) return ''; // :
  const quote = withoutSpaces(text, at - 1);
  let first = quote - 1;
  if (text.charCodeAt(first) !== 34) return ''; // "
  while (first > 0 && text.charCodeAt(first - 1) === 92) first--;
  return text.slice(first, quote);
}

function withoutSpaces(text: string, from: number): number {
  let at = from;
  while (at > 0 && from - at < MOST_SPACES && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Where `[1.5, ` before a place begins, or the place. */
function withoutArray(text: string, from: number): number {
  let at = from;
  while (at > 0 && from - at < LONGEST_ARRAY && isInArray(text.charCodeAt(at - 1))) at--;
  return at > 0 && text.charCodeAt(at - 1) === 91 ? withoutSpaces(text, at - 1) : from;
}

/** Digits, blanks, `,` `.` `+` `-` `E`, and the letters of `null`, `true`, `false`. */
function isInArray(code: number): boolean {
  return (
    isDigit(code) || isSpace(code) || (code >= 43 && code <= 46) || code === 69 || (code >= 97 && code <= 117)
  );
}
