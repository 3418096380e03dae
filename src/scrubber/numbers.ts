import { isAsciiAlphanumeric, isDigit, isHex, isNumberSeparator } from './characters.ts';

/** Groups of digits, with nothing but separators between them: `(415) 555-0132`. */
export interface NumberRun {
  /** Where each group begins and ends in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Fewer digits are no number that anybody is known by. */
export const FEWEST_DIGITS = 7;
const LONGEST_SEPARATOR = 3;

/** All runs of seven or more digits in a text. A group that touches a letter is left out, and ends the run. */
export function numberRuns(text: string): NumberRun[] {
  const runs: NumberRun[] = [];
  let starts: number[] = [];
  let ends: number[] = [];
  let digits = 0;
  for (let start = 0; start < text.length; start++) {
    if (!isDigit(text.charCodeAt(start))) continue;
    let end = start + 1;
    while (end < text.length && isDigit(text.charCodeAt(end))) end++;
    const touches = (touchesWord(text, start - 1) && !endsEscape(text, start - 1)) || touchesWord(text, end);
    if (digits > 0 && (touches || !continuesNumber(text, ends[ends.length - 1]!, start))) {
      if (digits >= FEWEST_DIGITS) runs.push({ starts, ends });
      starts = [];
      ends = [];
      digits = 0;
    }
    if (!touches) {
      starts.push(start);
      ends.push(end);
      digits += end - start;
    }
    start = end;
  }
  if (digits >= FEWEST_DIGITS) runs.push({ starts, ends });
  return runs;
}

/** Whether nothing but separators, and not many, stands between two groups of digits. */
export function continuesNumber(text: string, end: number, start: number): boolean {
  if (start - end > LONGEST_SEPARATOR) return false;
  for (let at = end; at < start; at++) if (!isNumberSeparator(text.charCodeAt(at))) return false;
  return true;
}

/** Whether a percent-encoded character ends there with a letter, as `%2B` and `%3D` do: no part of a word. */
function endsEscape(text: string, at: number): boolean {
  return (
    at > 1 &&
    text.charCodeAt(at - 2) === 37 &&
    !isDigit(text.charCodeAt(at)) &&
    isHex(text.charCodeAt(at)) &&
    isDigit(text.charCodeAt(at - 1))
  );
}

/** Whether a letter, a digit or a `_` stands there. */
function touchesWord(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return isAsciiAlphanumeric(code) || code === 95;
}
