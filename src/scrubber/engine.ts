import { featuresOf, IDENTITY, NUMBER, TOKEN } from './features.ts';
import { missingQuote } from './json-numbers.ts';
import { hasSameLines, mapLines } from './lines.ts';
import { insideMarker } from './markers.ts';
import { numberRuns, type NumberRun } from './numbers.ts';
import { tokenRuns } from './runs.ts';
import { NOTHING, type BuiltInDetector } from './scan.ts';
import type { Match } from './types.ts';

/** What a text is scrubbed with. Made once for each scrubber. */
export interface Engine {
  readonly detectors: readonly BuiltInDetector[];
  /** The ranks of those that can find anything in a text with these features. */
  readonly plan: (features: number, lookalikes: boolean) => readonly number[];
  /** Markers, and what they are found by, of all detectors. */
  readonly markers: ReadonlySet<string>;
  /** Values that pass unchanged. */
  readonly allowed: ReadonlySet<string>;
  readonly maxTextLength: number;
  /** Those whose matches can run over lines. */
  readonly spanning: readonly BuiltInDetector[];
  /** See `featuresOf`. */
  readonly identityHint: RegExp | undefined;
  /** Counts a find. */
  readonly count: (name: string) => void;
  /** What a match becomes. */
  readonly replace: (detector: BuiltInDetector, value: string, field: string) => string;
}

/** How a text is scrubbed. */
export interface Manner {
  /** Whether what other things look like is looked for. */
  readonly lookalikes: boolean;
  /** The key that it stands under. */
  readonly field: string;
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
export function scrubText(engine: Engine, text: string, how: Manner): string {
  if (engine.allowed.has(text)) return text;
  let current = cut(engine, text);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const identity = identityIn(engine, current);
    const isOne = !current.includes('\n');
    const inPieces = !isOne && !spansLines(engine, current, identity);
    const next = inPieces
      ? scrubLines(engine, current, identity, how)
      : scrubPart(engine, current, 0, current.length, identity, how);
    if (next === undefined) return current;
    const isSettled = isOne || (inPieces && hasSameLines(current, next) && !spansLines(engine, next));
    if (isSettled && next.length <= engine.maxTextLength) return next;
    current = cut(engine, next);
  }
  return GIVEN_UP;
}

/** Whether a match can run over lines of a text. Otherwise they are scrubbed one by one, so that one find does not make all slow. */
function spansLines(engine: Engine, text: string, identity = identityIn(engine, text)): boolean {
  const { spanning } = engine;
  for (let i = 0; i < spanning.length; i++) {
    const { needs, spans } = spanning[i]!;
    if ((needs !== IDENTITY || identity !== 0) && spans!.test(text)) return true;
  }
  return false;
}

/** Scrubs lines one by one, until nothing is found in any; `undefined` if nothing ever was. */
function scrubLines(engine: Engine, text: string, identity: number, how: Manner): string | undefined {
  return mapLines(text, (start, end) => scrubPart(engine, text, start, end, identity, how));
}

/** Scrubs lines of which it is known that no match can run over them: at once if nothing is found, which is the rule. */
export function scrubSeparateLines(engine: Engine, text: string, how: Manner): string {
  const identity = identityIn(engine, text);
  const found = find(engine, text, featuresOf(text, 0, text.length) | identity, how);
  return found === undefined ? text : (scrubLines(engine, text, identity, how) ?? text);
}

/** What becomes of `[start, end)` of a text; `undefined` if nothing is found in it. `identity`: a feature of all of the text. */
function scrubPart(
  engine: Engine,
  text: string,
  start: number,
  end: number,
  identity: number,
  how: Manner,
): string | undefined {
  let features = featuresOf(text, start, end) | identity;
  if (engine.plan(features, how.lookalikes).length === 0) return undefined;
  let current = end - start === text.length ? text : text.slice(start, end);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = find(engine, current, features, how);
    if (found === undefined) return round === 0 ? undefined : current;
    const isAll = found[0]!.end - found[0]!.start === current.length;
    current = replaceAll(engine, current, found, how.field);
    if (isAll) return current;
    features = featuresOf(current, 0, current.length) | identityIn(engine, current);
  }
  return find(engine, current, features, how) === undefined ? current : GIVEN_UP;
}

function identityIn({ identityHint }: Engine, text: string): number {
  return identityHint !== undefined && identityHint.test(text) ? IDENTITY : 0;
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

function find(engine: Engine, text: string, features: number, how: Manner): Found[] | undefined {
  const plan = engine.plan(features, how.lookalikes);
  if (plan.length === 0) return undefined;
  const numbers = (features & NUMBER) === 0 ? NO_NUMBERS : numberRuns(text);
  const runs = (features & TOKEN) === 0 ? NO_RUNS : tokenRuns(text);
  let found: Found[] | undefined;
  for (let i = 0; i < plan.length; i++) {
    const matches = engine.detectors[plan[i]!]!.find(text, numbers, runs);
    if (matches !== NOTHING) found = accepted(engine, text, matches, plan[i]!, found);
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
    const replacement = engine.replace(detector, text.slice(start, end), field);
    const quote = missingQuote(text, start, end);
    out += text.slice(from, start) + quote + replacement + quote;
    from = end;
  }
  return out + text.slice(from);
}
