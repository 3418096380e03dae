import { LONG_NUMBER } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { passesLuhn } from './card.ts';

const KEYWORD = /\bimei\b[^\d\n]{0,12}$/i;

/** IMEI device numbers: 15 digits with a check digit, beside the word. */
export const imei: BuiltInDetector = {
  name: 'imei',
  marker: '[imei]',
  needs: LONG_NUMBER,
  lookalike: true,
  find(text, numbers = []) {
    let found: Match[] | undefined;
    for (const { starts, ends } of numbers) {
      const start = starts[0]!;
      let last = 0;
      let digits = text.slice(start, ends[0]);
      while (digits.length < 15 && ++last < starts.length) digits += text.slice(starts[last], ends[last]);
      if (
        digits.length < 15 ||
        digits.length > 16 ||
        !KEYWORD.test(text.slice(Math.max(0, start - 24), start))
      )
        continue;
      if (digits.length === 16 || passesLuhn(digits)) (found ??= []).push({ start, end: ends[last]! });
    }
    return found ?? NOTHING;
  },
};
