import type { Classification } from './categories.ts';

/** What may leave: nothing, Required only, or Required and Optional. */
export type Level = 'none' | 'required' | 'optional';

/** In force while nobody chose anything. */
export const DEFAULT_LEVEL: Level = 'required';

const RANK: Readonly<Record<Level, number>> = { none: 0, required: 1, optional: 2 };

/** Whether a value is the word of a level. */
export function isLevel(value: unknown): value is Level {
  return typeof value === 'string' && Object.hasOwn(RANK, value);
}

/** The lower of two levels. */
export function lowerLevel(a: Level, b: Level): Level {
  return RANK[a] <= RANK[b] ? a : b;
}

/** Whether `to` lets out less than `from`. */
export function isLower(to: Level, from: Level): boolean {
  return RANK[to] < RANK[from];
}

/** Whether a level lets a class out. */
export function levelAllows(level: Level, classification: Classification): boolean {
  return RANK[level] >= RANK[classification];
}

/** A limit that the environment sets. It only lowers. */
export interface EnvironmentLimit {
  readonly level: Level;
  /** The variable that set it. */
  readonly variable: string;
  /** What was wrong with its value, when it could not be understood. */
  readonly problem?: string;
}

/**
 * Reads `DIAGNOSTIC_DATA_LEVEL` (`none`, `required`, `optional`) and `DO_NOT_TRACK` (`1` or `true` means `none`);
 * the lower wins. A value that is none of these switches Optional off.
 */
export function environmentLimit(
  environment: Readonly<Record<string, string | undefined>>,
): EnvironmentLimit | undefined {
  const doNotTrack = environment.DO_NOT_TRACK?.trim().toLowerCase();
  if (doNotTrack === '1' || doNotTrack === 'true') return { level: 'none', variable: 'DO_NOT_TRACK' };
  const word = environment.DIAGNOSTIC_DATA_LEVEL?.trim().toLowerCase();
  if (word === undefined || word === '') return undefined;
  const variable = 'DIAGNOSTIC_DATA_LEVEL';
  if (isLevel(word)) return { level: word, variable };
  return { level: 'required', variable, problem: 'is not one of none, required, optional' };
}
