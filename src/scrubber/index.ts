/** The scrubber: text and values in, the same without personal data out. */
export { createScrubber } from './scrubber.ts';
export { builtInDetectors } from './detectors/all.ts';
export type { Detector, Identity, Match, Scrubber, ScrubberOptions, ScrubReport } from './types.ts';
