/** The scrubber: text and values in, the same without personal data out. */
export { createCleanTexts } from './clean-texts.ts';
export { builtInDetectors } from './detectors/all.ts';
export { nationalIds } from './detectors/national-ids.ts';
export { KEY_TABLE } from './key-table.ts';
export type { KeyAction } from './key-lists.ts';
export type { KeyRow } from './key-table.ts';
export { createScrubber } from './scrubber.ts';
export type { NumberRun } from './numbers.ts';
export type { BuiltInDetector } from './scan.ts';
export type { Detector, Identity, Match, Scrubber, ScrubberOptions, ScrubReport } from './types.ts';
