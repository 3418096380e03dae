import { isLevel, isLower, type Level } from './level.ts';

/** A limit that the environment sets. It only lowers. */
export interface EnvironmentLimit {
  readonly level: Level;
  /** The variable that set it. */
  readonly variable: string;
  /** What was wrong with its value, when it could not be understood. */
  readonly problem?: string;
}

/** Options of {@link environmentLimit}. */
export interface EnvironmentLimitOptions {
  /** What `DO_NOT_TRACK` means for the product. Default: `none`. */
  readonly doNotTrackMeans?: 'none' | 'required' | undefined;
}

/** What people write who do *not* ask for not being tracked. Everything else in `DO_NOT_TRACK` asks for it. */
const OFF: readonly (string | undefined)[] = [undefined, '', '0', 'false', 'no', 'off'];

/**
 * Reads `DIAGNOSTIC_DATA_LEVEL` (`none`, `required`, `optional`) and `DO_NOT_TRACK` (`1` means `none`); the lower wins.
 * A level that is none of these switches Optional off.
 */
export function environmentLimit(
  environment: Readonly<Record<string, string | undefined>>,
  { doNotTrackMeans = 'none' }: EnvironmentLimitOptions = {},
): EnvironmentLimit | undefined {
  const stated = statedLevel(environment.DIAGNOSTIC_DATA_LEVEL);
  if (OFF.includes(environment.DO_NOT_TRACK?.trim().toLowerCase())) return stated;
  if (stated !== undefined && isLower(stated.level, doNotTrackMeans)) return stated;
  return { level: doNotTrackMeans, variable: 'DO_NOT_TRACK' };
}

function statedLevel(value: string | undefined): EnvironmentLimit | undefined {
  const word = value?.trim().toLowerCase() ?? '';
  if (word === '') return undefined;
  const variable = 'DIAGNOSTIC_DATA_LEVEL';
  if (isLevel(word)) return { level: word, variable };
  return { level: 'required', variable, problem: 'is not one of none, required, optional' };
}
