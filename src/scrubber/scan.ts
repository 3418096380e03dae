import { isAsciiAlphanumeric, isDigit, isNumberSeparator, NUMBER_SEPARATORS } from './characters.ts';
import type { Detector, Match } from './types.ts';

/** Nothing found. Shared, so that finding nothing costs no memory; not frozen, because frozen arrays are slow to go through. */
export const NOTHING: readonly Match[] = [];

/** Groups of digits, with nothing but separators between them: `(415) 555-0132`. */
export interface NumberRun {
  /** Where each group begins and ends in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A built-in detector: it also says what a text must have for a match to be possible. */
export interface BuiltInDetector extends Detector {
  /** Feature bits; the detector runs when the text has one of them. */
  readonly needs: number;
  /** A number or an address that other things can look like: not looked for under keys that are known to be harmless. */
  readonly lookalike?: boolean;
  /** `numbers` are the runs of digits in the text; they are read once for all detectors. */
  readonly find: (text: string, numbers?: readonly NumberRun[]) => readonly Match[];
}

const LONGEST_SEPARATOR = 3;

/** Fewer digits are no number that anybody is known by. */
const FEWEST_DIGITS = 7;

/** Where seven digits with at most separators between them begin. */
const RUN = new RegExp(`[0-9](?:${NUMBER_SEPARATORS}[0-9]){6}`);

/** All runs of seven or more digits in a text. A group that touches a letter is left out, and ends the run. */
export function numberRuns(text: string): NumberRun[] {
  const runs: NumberRun[] = [];
  let from = 0;
  for (let match = RUN.exec(text); match !== null; match = RUN.exec(text.slice(from))) {
    let at = from + match.index;
    from = at + match[0].length;
    while (at < from) {
      if (!isDigit(text.charCodeAt(at))) {
        at++;
        continue;
      }
      const starts: number[] = [];
      const ends: number[] = [];
      at = readRun(text, at, starts, ends);
      if (starts.length > 0 && digitsIn(starts, ends) >= FEWEST_DIGITS) runs.push({ starts, ends });
    }
    from = Math.max(from, at);
  }
  return runs;
}

/** Reads groups into `starts` and `ends`; where reading goes on. */
function readRun(text: string, from: number, starts: number[], ends: number[]): number {
  let start = from;
  for (;;) {
    let end = start + 1;
    while (isDigit(text.charCodeAt(end))) end++;
    if (touches(text, start - 1) || touches(text, end)) return starts.length > 0 ? start : end;
    starts.push(start);
    ends.push(end);
    start = end;
    while (start - end < LONGEST_SEPARATOR && isNumberSeparator(text.charCodeAt(start))) start++;
    if (!isDigit(text.charCodeAt(start))) return end;
  }
}

function digitsIn(starts: readonly number[], ends: readonly number[]): number {
  let digits = 0;
  for (let i = 0; i < starts.length; i++) digits += ends[i]! - starts[i]!;
  return digits;
}

function touches(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isAsciiAlphanumeric(code) || code === 95;
}
