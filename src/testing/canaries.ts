import { createReadings } from './canary-readings.ts';

import type { CanarySpelling } from './canary-readings.ts';

/** A canary that was found. */
export interface CanaryFinding {
  /** The canary as given. */
  readonly canary: string;
  /** The plainest spelling that it was found in. */
  readonly spelling: CanarySpelling;
}

/** Shorter canaries would be found by accident, in base64 above all. */
const SHORTEST = 4;

/**
 * Looks for canaries (texts planted to see whether they leak) in bytes that arrived. Finds each as it is, in
 * another case, JSON-escaped, percent-encoded, as UTF-16, as hex and as base64 (any alignment, both
 * alphabets), also where an escaped text holds one of the others.
 *
 * @returns At most one finding a canary, in the order given; none is what one hopes for.
 * @throws RangeError for a canary of fewer than 4 characters.
 */
export function findCanaries(haystack: Buffer | string, canaries: readonly string[]): CanaryFinding[] {
  const tooShort = canaries.find((canary) => canary.length < SHORTEST);
  if (tooShort !== undefined) throw new RangeError(`a canary needs ${SHORTEST} characters: "${tooShort}"`);
  const left = new Set(canaries);
  const found = new Map<string, CanarySpelling>();
  const search = (spelling: CanarySpelling, text: string, fold: (text: string) => string): void => {
    const folded = fold(text);
    for (const canary of left) {
      if (!folded.includes(fold(canary))) continue;
      found.set(canary, spelling);
      left.delete(canary);
    }
  };
  for (const { spelling, text } of createReadings(haystack)) {
    if (left.size === 0) break;
    if (spelling === 'plain') search('plain', text, asIs);
    search(spelling === 'plain' ? 'case-changed' : spelling, text, folded);
  }
  return canaries.flatMap((canary) => {
    const spelling = found.get(canary);
    return spelling === undefined ? [] : [{ canary, spelling }];
  });
}

const asIs = (text: string): string => text;

/** Case and composition of accents made alike. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();
