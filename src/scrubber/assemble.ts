import { createWalker } from './attributes.ts';
import { createTextScrubber, type KeyRules } from './by-key.ts';
import { createCleanTexts } from './clean-texts.ts';
import type { Engine } from './engine.ts';
import { ANY } from './features.ts';
import type { KeyAction } from './key-lists.ts';
import type { BuiltInDetector } from './scan.ts';
import type { Detector, Scrubber, ScrubberOptions } from './types.ts';

/** Shorter values under a key are mostly remembered with the key. */
const SHORTEST_REMEMBERED = 24;
const LONGEST_REMEMBERED = 160;
const MOST_REMEMBERED = 2000;
const MOST_PLANS = 1000;
/** Words of markers that no detector has. */
const OTHER_MARKERS = 'removed cut text value user argument unreadable deep cycle bytes'.split(' ');

/** What a scrubber is made of: nothing is looked for, reduced or removed that is not named here. */
export interface ScrubberParts extends KeyRules {
  /** Those that run; where two find overlapping places, the earlier one wins. */
  readonly detectors: readonly BuiltInDetector[];
  /** Markers of detectors that do not run. */
  readonly otherMarkers?: readonly string[];
  readonly actionOf: (key: string) => KeyAction;
  /** Finds what words of the machine's own identity begin with. Default: no detector looks for any. */
  readonly identityHint?: RegExp | undefined;
  /** What a match becomes. Default: the marker. */
  readonly replace?: Engine['replace'];
}

/** The options that do not say what is looked for. */
export type Limits = Pick<
  ScrubberOptions,
  'allowValues' | 'allowKeys' | 'maxTextLength' | 'maxEntries' | 'maxDepth'
>;

/** Joins detectors, rules for keys and limits to a scrubber. */
export function assembleScrubber(parts: ScrubberParts, limits: Limits): Scrubber {
  const counts = new Map<string, number>();
  const engine = engineOf(parts, limits, (name) => void counts.set(name, (counts.get(name) ?? 0) + 1));
  const clean = createCleanTexts(MOST_REMEMBERED, SHORTEST_REMEMBERED, LONGEST_REMEMBERED);
  const { byKey, argument } = createTextScrubber(engine, clean, parts);
  const allowedKeys = new Set(limits.allowKeys);
  const walker = createWalker({
    maxEntries: limits.maxEntries ?? 1000,
    maxDepth: limits.maxDepth ?? 8,
    maxTextLength: engine.maxTextLength,
    count: engine.count,
    actionOf: (key) => (allowedKeys.has(key) ? 'pass' : parts.actionOf(key)),
    byKey,
    argument,
  });
  return {
    scrub: (text) => byKey(text, 'scan', ''),
    scrubAttributes: (attributes) => walker.attributes(attributes),
    scrubValue: (value) => walker.value(value),
    report: () => Object.fromEntries(counts),
  };
}

function engineOf(parts: ScrubberParts, limits: Limits, count: (name: string) => void): Engine {
  const { detectors, otherMarkers = [] } = parts;
  return {
    detectors,
    plan: planner(detectors),
    markers: new Set([
      ...detectors.map(({ marker }) => marker),
      ...otherMarkers,
      ...OTHER_MARKERS.map((word) => `[${word}]`),
    ]),
    allowed: new Set(limits.allowValues),
    maxTextLength: limits.maxTextLength ?? 32_768,
    spanning: detectors.filter(({ spans }) => spans !== undefined),
    identityHint: parts.identityHint,
    count,
    replace: parts.replace ?? (({ marker }) => marker),
  };
}

/** Says which detectors run. Most texts have one of a few sets of features, so plans are kept. */
function planner(detectors: readonly BuiltInDetector[]): Engine['plan'] {
  const plans = new Map<number, readonly number[]>();
  return (features, lookalikes) => {
    const key = lookalikes ? features : -1 - features;
    return plans.get(key) ?? make(key, features, lookalikes);
  };

  function make(key: number, features: number, lookalikes: boolean): readonly number[] {
    const plan: number[] = [];
    detectors.forEach(({ needs, lookalike }, rank) => {
      if ((needs & features) !== 0 && (lookalikes || lookalike !== true)) plan.push(rank);
    });
    if (plans.size >= MOST_PLANS) plans.clear();
    plans.set(key, plan);
    return plan;
  }
}

/** A detector of an application, as one that looks at every text. */
export function customDetector({ name, marker, find }: Detector): BuiltInDetector {
  return { name, marker, needs: ANY, spans: /(?:)/, find: (text) => [...find(text)] };
}
