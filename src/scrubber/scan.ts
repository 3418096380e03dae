import type { NumberRun } from './numbers.ts';
import type { Detector, Match } from './types.ts';

/** Nothing found. Shared, so that finding nothing costs no memory; not frozen, because frozen arrays are slow to go through. */
export const NOTHING: readonly Match[] = [];

/** A built-in detector: it also says what a text must have for a match to be possible. */
export interface BuiltInDetector extends Detector {
  /** Feature bits; the detector runs when the text has one of them. */
  readonly needs: number;
  /** What a text has when a match can run over lines. Default: no match does. */
  readonly spans?: Pick<RegExp, 'test'>;
  /** A number or an address that other things can look like: not looked for under keys that are known to be harmless. */
  readonly lookalike?: boolean;
  /** `numbers` and `runs` are the runs of digits and of token characters in the text; they are read once for all detectors. */
  readonly find: (text: string, numbers?: readonly NumberRun[], runs?: readonly number[]) => readonly Match[];
}
