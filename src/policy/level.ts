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
