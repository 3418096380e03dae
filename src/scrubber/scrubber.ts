import { createWalker } from './attributes.ts';
import { createCleanTexts, createTextScrubber } from './by-key.ts';
import { builtInDetectors } from './detectors/all.ts';
import { identityDetectors } from './detectors/identity.ts';
import type { Engine } from './engine.ts';
import { ANY } from './features.ts';
import { actionOf } from './keys.ts';
import { checkOptions } from './options.ts';
import { createPseudonyms } from './pseudonym.ts';
import type { BuiltInDetector } from './scan.ts';
import type { Detector, Scrubber, ScrubberOptions } from './types.ts';

const SHORTEST_REMEMBERED = 24;
const LONGEST_REMEMBERED = 160;
const MOST_REMEMBERED = 2000;
/** Markers that no detector has. */
const OTHER_MARKERS = [
  'removed',
  'cut',
  'text',
  'value',
  'user',
  'argument',
  'unreadable',
  'deep',
  'cycle',
  'bytes',
];

/**
 * Makes a scrubber: it replaces personal data and secrets in text and in values of any shape.
 * Its methods throw only if a detector does; whoever calls them withholds the item then.
 * @throws TypeError if an option is not valid
 */
export function createScrubber(options: ScrubberOptions = {}): Scrubber {
  checkOptions(options);
  const counts = new Map<string, number>();
  const engine = engineOf(options, (name) => void counts.set(name, (counts.get(name) ?? 0) + 1));
  const clean = createCleanTexts(MOST_REMEMBERED, SHORTEST_REMEMBERED, LONGEST_REMEMBERED);
  const { byKey, argument } = createTextScrubber(engine, clean, options.identity?.applicationRoot);
  const allowedKeys = new Set(options.allowKeys);
  const walker = createWalker({
    maxEntries: options.maxEntries ?? 1000,
    maxDepth: options.maxDepth ?? 8,
    maxTextLength: engine.maxTextLength,
    count: engine.count,
    actionOf: (key) => (allowedKeys.has(key) ? 'pass' : actionOf(key)),
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

function engineOf(options: ScrubberOptions, count: (name: string) => void): Engine {
  const identity = options.identity === undefined ? undefined : identityDetectors(options.identity);
  const all = [
    ...(options.customDetectors ?? []).map(custom),
    ...(identity?.detectors ?? []),
    ...builtInDetectors,
  ];
  const detectors = all.filter(({ name }) => options.detectors?.[name] !== false);
  return {
    detectors,
    needs: Int32Array.from(detectors, ({ needs }) => needs),
    needsWithoutLookalikes: Int32Array.from(detectors, ({ needs, lookalike }) =>
      lookalike === true ? 0 : needs,
    ),
    markers: new Set([...all.map(({ marker }) => marker), ...OTHER_MARKERS.map((word) => `[${word}]`)]),
    allowed: new Set(options.allowValues),
    maxTextLength: options.maxTextLength ?? 32_768,
    identityHint: identity?.hint,
    count,
    replace: replacement(options),
  };
}

function replacement({ pseudonymize }: ScrubberOptions): Engine['replace'] {
  if (pseudonymize === undefined) return ({ marker }) => marker;
  const names = new Set(pseudonymize.detectors);
  const pseudonym = createPseudonyms(pseudonymize.key, pseudonymize.detectors);
  return ({ name, marker }, value, field) =>
    names.has(name) ? `${marker.slice(0, -1)}:${pseudonym(name, value, field)}]` : marker;
}

function custom({ name, marker, find }: Detector): BuiltInDetector {
  return { name, marker, needs: ANY, find: (text) => [...find(text)] };
}
