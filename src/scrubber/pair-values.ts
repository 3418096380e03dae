import { characterSet, isInSet, isSpace } from './characters.ts';

/** The value beside a name, without its quotes. */
export interface PairValue {
  readonly start: number;
  readonly end: number;
  /** As it is written: `"`, `\"`, `%22`; empty if there is none. */
  readonly quote: string;
}

/**
 * Reads the value that begins at `from` or after a little white space, beside a name that begins at `name`.
 * `isEncoded`: the sign between them is percent-encoded.
 */
export type ReadValue = (from: number, name: number, isEncoded: boolean) => PairValue;

const BEFORE_VALUE = characterSet(' :=>\t');
const MOST_BEFORE = 8;
const MOST_ESCAPES = 8;
const ENDS_VALUE = characterSet(',;&"\'`<>()[]{}|\\');
const ENCODED_QUOTES = ['%22', '%27', '&quot;', '&#34;', '&#39;'];
/** `b'…'`, `u"…"`, `N'…'`. */
const PREFIXES = 'bBurfNE@';
/** `Some("…")`, `Optional[…]`. */
const WRAPPER = /^(?:Some|Optional|Just|Secret(?:Str)?)[([]/;
const ENCODED_END = /%(?:2[26C7]|3B|5D|7D)/i;
const LONGEST_ENCODED = 512;
/** A value on the next line is one only in quotes. */
const LINE = /^\r?\n[ \t]{0,32}(?=["'])/;
const ENVIRONMENT_NAME = /^[A-Z][A-Z0-9_]+$/;

/** Makes a reader of the values in a text. Every place is looked at a bounded number of times, whatever the text is. */
export function valueReader(text: string): ReadValue {
  let firstBare = 0;
  let endOfLast = -1;

  /** Where a bare value ends is the same for all that begin before it. */
  function endOfBare(start: number): number {
    if (start >= firstBare && start <= endOfLast) return endOfLast;
    let end = start;
    while (end < text.length && !endsBare(text.charCodeAt(end))) end++;
    firstBare = start;
    endOfLast = end;
    return end;
  }

  return (from, name, isEncoded) => {
    const first = startOfValue(text, from);
    const quote = quoteAt(text, first);
    const start = first + quote.length;
    if (endsOuter(text, name, quote)) return { start, end: start, quote };
    if (quote !== '') return { start, end: endOfQuoted(text, start, quote), quote };
    const end = endOfBare(start);
    return {
      start,
      end: isEncoded ? encodedEnd(text, start, end) : endOfField(text, start, end, name),
      quote,
    };
  };
}

/** `{"a":"{\\"name\\":"}`: a quote with fewer backslashes than the one before the name ends the string that both are in. */
function endsOuter(text: string, name: number, quote: string): boolean {
  if (name < 2 || text.charCodeAt(name - 1) !== 34 || text.charCodeAt(name - 2) !== 92) return false;
  return quote === '"';
}

function endsBare(code: number): boolean {
  return isSpace(code) || isInSet(ENDS_VALUE, code);
}

function startOfValue(text: string, from: number): number {
  let start = from;
  while (start < text.length && start - from < MOST_BEFORE && isInSet(BEFORE_VALUE, text.charCodeAt(start)))
    start++;
  start += LINE.exec(text.slice(start, start + 34))?.[0].length ?? 0;
  start += WRAPPER.exec(text.slice(start, start + 12))?.[0].length ?? 0;
  const isPrefix = start + 1 < text.length && PREFIXES.includes(text[start]!);
  return isPrefix && (text[start + 1] === '"' || text[start + 1] === "'") ? start + 1 : start;
}

function quoteAt(text: string, at: number): string {
  let end = at;
  while (text[end] === '\\' && end - at < MOST_ESCAPES) end++;
  const quote = text[end];
  if (quote === '"' || quote === "'" || quote === '`') return text.slice(at, end + 1);
  if (quote !== '%' && quote !== '&') return '';
  return ENCODED_QUOTES.find((encoded) => text.startsWith(encoded, at)) ?? '';
}

/** A quote ends the value if as many backslashes stand before it as before the one that began it; more belong to the value. */
function endOfQuoted(text: string, start: number, quote: string): number {
  if (quote.length > 1 && !quote.startsWith('\\')) {
    const end = text.indexOf(quote, start);
    return end < 0 ? text.length : end;
  }
  const escapes = quote.length - 1;
  const code = quote.charCodeAt(escapes);
  let backslashes = 0;
  for (let at = start; at < text.length; at++) {
    const here = text.charCodeAt(at);
    if (here === code && backslashes % (2 * escapes + 2) === escapes) {
      if (code !== 39 || at === start || text.charCodeAt(at + 1) !== 39) return at - escapes;
      at++; // a doubled one belongs to the value
    } else if (here === 10) return at;
    backslashes = here === 92 ? backslashes + 1 : 0;
  }
  return text.length;
}

/** What a bare value goes on with: in connection strings to the next `;`, in lines of an environment to the next blank. */
function endOfField(text: string, start: number, end: number, name: number): number {
  if (end === text.length || end - start > 512 || text.charCodeAt(start - 1) !== 61) return end;
  if (
    ENVIRONMENT_NAME.test(text.slice(name, start - 1)) &&
    (name === 0 || isSpace(text.charCodeAt(name - 1)))
  )
    return end + /^[^\s"'`]{0,256}/.exec(text.slice(end, end + 256))![0].length;
  if (!text.slice(Math.max(0, name - 200), name).includes(';')) return end;
  const rest = text.slice(end, end + 66);
  if (end === start && rest.startsWith('{')) return end + Math.max(0, rest.indexOf('}') + 1);
  const more = isSpace(rest.charCodeAt(0)) ? /^[^;=\r\n"']{1,64}(?=;)/ : /^[^;=\s"'`\\]{1,64}(?=[;\s"'\\]|$)/;
  return end + (more.exec(rest)?.[0].length ?? 0);
}

/** A value in a parameter that is percent-encoded as a whole ends with it. */
function encodedEnd(text: string, start: number, end: number): number {
  const at = text.slice(start, Math.min(end, start + LONGEST_ENCODED)).search(ENCODED_END);
  return at < 0 ? end : start + at;
}
