import { builtInDetectors } from './detectors/all.ts';
import { isMarker } from './markers.ts';
import type { Detector, ScrubberOptions } from './types.ts';

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** Names that `report()` uses for other things. */
const RESERVED = new Set(['limit', 'unreadable']);

/**
 * Checks options, so that a mistake shows at start-up and not as a leak.
 * @throws TypeError that says what is wrong
 */
export function checkOptions(options: ScrubberOptions): void {
  const names = new Set(builtInDetectors.map(({ name }) => name));
  for (const name of [...Object.keys(options.detectors ?? {}), ...(options.pseudonymize?.detectors ?? [])]) {
    const isCustom = options.customDetectors?.some((detector) => detector.name === name) === true;
    if (!names.has(name) && !isCustom && !IDENTITY_NAMES.has(name))
      throw new TypeError(`there is no detector "${name}"`);
  }
  for (const detector of options.customDetectors ?? []) checkDetector(detector, names);
  for (const limit of ['maxTextLength', 'maxEntries', 'maxDepth'] as const) {
    const value = options[limit];
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0)) {
      throw new TypeError(`${limit} must be a whole number above 0`);
    }
  }
  if ((options.maxTextLength ?? 1024) < 64) throw new TypeError('maxTextLength must be at least 64');
}

/** The detectors of the machine's own identity. */
const IDENTITY_NAMES: ReadonlySet<string> = new Set(['home', 'temp', 'person', 'host', 'login']);

function checkDetector(detector: Detector, names: Set<string>): void {
  const { name, marker, find } = detector;
  if (typeof name !== 'string' || !NAME.test(name))
    throw new TypeError(`a detector's name must be lower-case words joined by "-": ${name}`);
  if (names.has(name) || RESERVED.has(name) || IDENTITY_NAMES.has(name))
    throw new TypeError(`there is a detector "${name}" already`);
  if (typeof marker !== 'string' || !isMarker(marker))
    throw new TypeError(`the marker of "${name}" must have the form [word]`);
  if (typeof find !== 'function') throw new TypeError(`the detector "${name}" has no find(text)`);
  names.add(name);
}
