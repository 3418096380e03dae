import { createWalker } from './attributes.ts';
import { builtInDetectors } from './detectors/all.ts';
import { scrubText, type Engine } from './engine.ts';
import { ANY } from './features.ts';
import { actionOf } from './keys.ts';
import type { BuiltInDetector } from './scan.ts';
import type { Detector, Scrubber, ScrubberOptions } from './types.ts';

const LONGEST_REMEMBERED = 128;
const MOST_REMEMBERED = 500;

/**
 * Makes a scrubber: it replaces personal data and secrets in text and in values of any shape.
 * @throws TypeError if an option is not valid
 */
export function createScrubber(options: ScrubberOptions = {}): Scrubber {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  const engine = engineOf(options, count);
  const clean = new Set<string>();
  const allowedKeys = new Set(options.allowKeys);

  function text(value: string, lookalikes: boolean, field: string): string {
    if (clean.has(value)) return value;
    const out = scrubText(engine, value, lookalikes, field);
    if (out === value && lookalikes && value.length <= LONGEST_REMEMBERED) {
      if (clean.size >= MOST_REMEMBERED) clean.clear();
      clean.add(value);
    }
    return out;
  }

  const walker = createWalker({
    maxEntries: options.maxEntries ?? 1000,
    maxDepth: options.maxDepth ?? 8,
    count,
    actionOf: (key) => (allowedKeys.has(key) ? 'pass' : actionOf(key)),
    text,
  });
  return {
    scrub: (value) => text(value, true, ''),
    scrubAttributes: (attributes) => walker.attributes(attributes),
    scrubValue: (value) => walker.value(value),
    report: () => Object.fromEntries(counts),
  };
}

function engineOf(options: ScrubberOptions, count: (name: string) => void): Engine {
  const builtIn = builtInDetectors.filter(({ name }) => options.detectors?.[name] !== false);
  const detectors = [...(options.customDetectors ?? []).map(custom), ...builtIn];
  return {
    detectors,
    markers: new Set([...detectors.map(({ marker }) => marker), '[removed]', '[cut]', '[text]']),
    allowed: new Set(options.allowValues),
    maxTextLength: options.maxTextLength ?? 32_768,
    identityStarts: undefined,
    count,
    replace: (detector) => detector.marker,
  };
}

function custom({ name, marker, find }: Detector): BuiltInDetector {
  return { name, marker, needs: ANY, find: (text) => [...find(text)] };
}
