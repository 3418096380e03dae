import { characterSet, isDigit, isInSet, isSpace, isTokenCharacter } from './characters.ts';

const LONGEST_NAME = 64;
const SHORTEST_NAME = 3;
const MOST_BETWEEN = 4;
const BEFORE_SIGN = characterSet(' :?"\'\\]');
/** The same as web addresses and HTML write them. */
const ENCODED_QUOTES = ['&quot;', '&#34;', '&#39;', '%22', '%5D', '%5d'];

/** Where the name before a `:` or `=` ends: spaces, quotes and a bracket may stand between. */
export function endOfName(text: string, separator: number): number {
  let end = separator;
  for (let n = 0; n < MOST_BETWEEN && end > 0; n++) {
    const code = text.charCodeAt(end - 1);
    const width = isInSet(BEFORE_SIGN, code) ? 1 : encodedBefore(text, end, code);
    if (width === 0) break;
    end -= width;
  }
  return end;
}

function encodedBefore(text: string, end: number, code: number): number {
  if (code !== 59 && code !== 50 && code !== 68 && code !== 100) return 0; // ; 2 D d
  return ENCODED_QUOTES.find((quote) => text.endsWith(quote, end))?.length ?? 0;
}

/** Where the name that ends at `end` begins, or -1 if there is none that could say something about a value. */
export function startOfName(text: string, end: number, separator: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && isNamePart(text.charCodeAt(start - 1))) start--;
  start = withoutEscape(text, start);
  if (end - start < SHORTEST_NAME || isDigit(text.charCodeAt(start))) return -1;
  return start > 0 && isPartOfPath(text, start, separator) ? -1 : start;
}

function isNamePart(code: number): boolean {
  return isTokenCharacter(code) || code === 46;
}

/** `%3Fname`, `\u0026name`: the first characters belong to what stands before the name. */
function withoutEscape(text: string, start: number): number {
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if (before === 37) return start + 2;
  return before === 92 && text.startsWith('u00', start) ? start + 5 : start;
}

/** `arn:aws:secretsmanager:…`, `https://host/secret:…`; but `INFO:root:password=…`, `net use /password:…`. */
function isPartOfPath(text: string, start: number, separator: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (before === 47) return start > 1 && !isSpace(text.charCodeAt(start - 2));
  if (before !== 58) return false;
  if (start > 1 && text.charCodeAt(start - 2) === 58) return true;
  const after = separator + 1 < text.length ? text.charCodeAt(separator + 1) : 0;
  return text.charCodeAt(separator) === 58 && after !== 32 && after !== 34 && after !== 39;
}
