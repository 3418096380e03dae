import { featuresOf, NUMBER, TOKEN } from './features.ts';
import { insideMarker } from './markers.ts';
import { numberRuns, type NumberRun } from './numbers.ts';
import { tokenRuns } from './runs.ts';
import { NOTHING, type BuiltInDetector } from './scan.ts';
import type { Match } from './types.ts';

/** What a text is scrubbed with. Made once for each scrubber. */
export interface Engine {
  readonly detectors: readonly BuiltInDetector[];
  /** What each of them needs, once with those that find lookalikes and once without; in one place, because every text is compared. */
  readonly needs: Needs;
  readonly needsWithoutLookalikes: Needs;
  /** Markers, and what they are found by, of all detectors. */
  readonly markers: ReadonlySet<string>;
  /** Values that pass unchanged. */
  readonly allowed: ReadonlySet<string>;
  readonly maxTextLength: number;
  /** See `featuresOf`. */
  readonly identityHint: RegExp | undefined;
  /** Counts a find. */
  readonly count: (name: string) => void;
  /** What a match becomes. */
  readonly replace: (detector: BuiltInDetector, value: string, field: string) => string;
}

/** The features that each detector needs, by rank, and any of them. */
export interface Needs {
  readonly each: Int32Array;
  readonly any: number;
}

interface Found extends Match {
  /** Place of the detector in the list: the lower one wins. */
  readonly rank: number;
}

/** How often a text is looked at again after something in it was replaced, before it is given up. */
const MOST_ROUNDS = 8;
/** What a text becomes that still changes after that. */
const GIVEN_UP = '[text]';
const CUT = '[cut]';
const NO_NUMBERS: readonly NumberRun[] = [];
const NO_RUNS: readonly number[] = [];

/** Scrubs a text until nothing is found in it any more, so that scrubbing it again changes nothing. */
export function scrubText(engine: Engine, text: string, lookalikes: boolean, field: string): string {
  if (engine.allowed.has(text)) return text;
  let current = cut(engine, text);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = find(engine, current, lookalikes);
    if (found === undefined) return current;
    if (found.length === 1 && found[0]!.end - found[0]!.start === current.length)
      return replaceAll(engine, current, found, field);
    current = cut(engine, replaceAll(engine, current, found, field));
  }
  return find(engine, current, lookalikes) === undefined ? current : GIVEN_UP;
}

/** Cuts a text that is too long, at the last white space before the limit: half a value is harder to recognise. */
export function cut(engine: Engine, text: string): string {
  if (text.length <= engine.maxTextLength) return text;
  engine.count('limit');
  const limit = engine.maxTextLength - CUT.length;
  let end = limit;
  while (end > 0 && limit - end < 256 && text.charCodeAt(end) > 32) end--;
  return text.slice(0, Math.max(0, end)) + CUT;
}

function find(engine: Engine, text: string, lookalikes: boolean): Found[] | undefined {
  const features = featuresOf(text, engine.identityHint);
  const needs = lookalikes ? engine.needs : engine.needsWithoutLookalikes;
  if ((features & needs.any) === 0) return undefined;
  let numbers: readonly NumberRun[] | undefined = (features & NUMBER) === 0 ? NO_NUMBERS : undefined;
  let runs: readonly number[] | undefined = (features & TOKEN) === 0 ? NO_RUNS : undefined;
  let found: Found[] | undefined;
  for (let rank = 0; rank < needs.each.length; rank++) {
    if ((needs.each[rank]! & features) === 0) continue;
    const detector = engine.detectors[rank]!;
    numbers ??= numberRuns(text);
    runs ??= tokenRuns(text);
    const matches = detector.find(text, numbers, runs);
    if (matches !== NOTHING) found = accepted(engine, text, matches, rank, found);
  }
  return found === undefined || found.length === 1 ? found : withoutOverlaps(found);
}

function accepted(
  engine: Engine,
  text: string,
  matches: readonly Match[],
  rank: number,
  found: Found[] | undefined,
): Found[] | undefined {
  let all = found;
  for (let i = 0; i < matches.length; i++) {
    const { start, end } = matches[i]!;
    if (accepts(engine, text, start, end)) (all ??= []).push({ start, end, rank });
  }
  return all;
}

function accepts(engine: Engine, text: string, start: number, end: number): boolean {
  if (!(start >= 0 && start < end && end <= text.length))
    throw new RangeError('a detector returned an impossible match');
  if (engine.allowed.size > 0 && engine.allowed.has(text.slice(start, end))) return false;
  return !insideMarker(engine.markers, text, start, end);
}

/** Of matches that overlap, the one of the earlier detector stays; what is left of the other is looked at in the next round. */
function withoutOverlaps(found: Found[]): Found[] {
  found.sort((a, b) => a.start - b.start || a.rank - b.rank || b.end - a.end);
  const kept: Found[] = [];
  for (const match of found) {
    const last = kept.at(-1);
    if (last === undefined || match.start >= last.end) kept.push(match);
    else if (match.rank < last.rank) kept[kept.length - 1] = match;
  }
  return kept;
}

function replaceAll(engine: Engine, text: string, found: readonly Found[], field: string): string {
  let out = '';
  let from = 0;
  for (const { start, end, rank } of found) {
    const detector = engine.detectors[rank]!;
    engine.count(detector.name);
    out += text.slice(from, start) + engine.replace(detector, text.slice(start, end), field);
    from = end;
  }
  return out + text.slice(from);
}
