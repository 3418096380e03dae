import { isAsciiAlphanumeric, isDigit } from './characters.ts';
import type { Detector, Match } from './types.ts';

/** Nothing found. Shared, so that finding nothing costs no memory. */
export const NOTHING: readonly Match[] = Object.freeze([]);

/** Groups of digits with nothing but separators between them: `(415) 555-0132`. */
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
  readonly find: (text: string, numbers?: readonly NumberRun[]) => readonly Match[];
}

const LONGEST_SEPARATOR = 3;

/** All runs of at least two digits in a text. A group that touches a letter is left out, and ends the run. */
export function numberRuns(text: string): NumberRun[] {
  const runs: NumberRun[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isDigit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const run = readRun(text, at);
    if (run.starts.length > 0) runs.push(run);
    at = run.next;
  }
  return runs;
}

function readRun(text: string, from: number): NumberRun & { readonly next: number } {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = from;
  for (;;) {
    const start = at;
    while (isDigit(text.charCodeAt(at))) at++;
    const touched = touches(text, start - 1) || touches(text, at);
    if (touched && starts.length > 0) return { starts, ends, next: start };
    if (touched) return { starts, ends, next: at };
    starts.push(start);
    ends.push(at);
    const next = skipSeparators(text, at);
    if (!isDigit(text.charCodeAt(next))) return { starts, ends, next: at };
    at = next;
  }
}

function touches(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isAsciiAlphanumeric(code) || code === 95;
}

function skipSeparators(text: string, from: number): number {
  let at = from;
  while (at - from < LONGEST_SEPARATOR && ' .-()/'.includes(text.charAt(at) || 'x')) at++;
  return at;
}
