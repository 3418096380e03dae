import { characterSet, isInSet } from '../characters.ts';
import { markerAt } from '../markers.ts';
import type { Match } from '../types.ts';

/** Header fields whose value has spaces in it. */
const HEADER = /^(?:proxy-)?(?:authorization|(?:set-)?cookie)$/i;
const CREDENTIAL = /[=\d]|^(?:basic|bearer|digest|negotiate|ntlm)\s/i;
const BEFORE_FIELD = characterSet(' "\'\\[');
/** What follows a quote that ends a string; `=` before it ends Base64. */
const END = /^[\s,;:)\]}\\]?$/;
const MOST_BEFORE = 8;
const LONGEST_LOOK = 256;

/** Whether a name is that of such a field. */
export function isHeader(name: string): boolean {
  return HEADER.test(name);
}

/** The value of the field whose sign ends at `from`, if it is one. */
export type ReadHeader = (from: number) => Match | undefined;

/** Makes a reader of header fields in a text: to the end of the line, or of the string that the line is in. */
export function headerReader(text: string): ReadHeader {
  let first = 0;
  let endOfLast = -1;

  return (from) => {
    let start = from;
    while (start < text.length && start - from < MOST_BEFORE && isInSet(BEFORE_FIELD, text.charCodeAt(start)))
      start++;
    const isKnown = start >= first && start <= endOfLast;
    const end = isKnown ? endOfLast : endOfField(text, start);
    first = isKnown ? first : start;
    endOfLast = end;
    if (end <= start || markerAt(text, start)) return undefined;
    return CREDENTIAL.test(text.slice(start, Math.min(end, start + LONGEST_LOOK)))
      ? { start, end }
      : undefined;
  };
}

/** A quote ends the field, unless it begins a value of the field: `Digest username="…"`. */
function endOfField(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13) return end;
    if (code === 34 || code === 39) {
      const before = withoutBackslashes(text, end);
      if (text.charCodeAt(before - 1) !== 61 || END.test(text.slice(end + 1, end + 2)))
        return Math.max(start, before);
      const close = text.indexOf(text.charAt(end), end + 1);
      if (close < 0) return Math.max(start, before);
      end = close;
    }
    end++;
  }
  return end;
}

function withoutBackslashes(text: string, end: number): number {
  let before = end;
  while (before > 0 && text.charCodeAt(before - 1) === 92) before--;
  return before;
}
