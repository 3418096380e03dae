import { DECIMAL } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** Most texts are decided by this alone. */
const KEYWORD = /[Ll](?:at|on|ng|ocation)|[Cc]oord|[Gg]eo|gps|GPS|position/;
const KEYWORDS = /(?<![a-z])(?:[Ll](?:at|on|ocation)|lng|[Cc]oord|[Gg]eo|gps|GPS|position)/g;
const LEAD = /^(?:itude|gitude|inates?|ation|s|_[a-z]{1,8})?["']?\s{0,2}(?:[:=]|is|at)?\s{0,2}["'([{]{0,2}$/;
const NUMBERS = /^[+-]?\d{1,3}\.\d{2,}(?!\d)(?:\s?[,;/ ]\s?[+-]?\d{1,3}\.\d{2,}(?!\d))?/;
/** A duration, a size: `12.345 ms`. */
const UNIT = /^ ?(?:[mnuµ]?s|sec|min|px|r?em|[kcm]?m|[kKMG]?i?[Bb]|%)(?!\w)/;
/** Words for places on a screen too: there must be two numbers, and exact ones. */
const SCREEN = /^(?:[Cc]oord|position)$/;
const EXACT_PAIR = /\.\d{3,}[^\d.]+\d+\.\d{3}/;

/** Geographic coordinates beside a word that says so. */
export const geo: BuiltInDetector = {
  name: 'geo',
  marker: '[location]',
  needs: DECIMAL,
  lookalike: true,
  find(text) {
    if (!KEYWORD.test(text)) return NOTHING;
    const found: Match[] = [];
    for (const { 0: keyword, index } of text.matchAll(KEYWORDS)) {
      const match = coordinatesAfter(text, index + keyword.length, SCREEN.test(keyword));
      if (match !== undefined) found.push(match);
    }
    return found.length === 0 ? NOTHING : found;
  },
};

function coordinatesAfter(text: string, from: number, isScreen: boolean): Match | undefined {
  const window = text.slice(from, from + 64);
  const offset = window.search(/[+-]?\d/);
  if (offset < 0 || !LEAD.test(window.slice(0, offset))) return undefined;
  const rest = window.slice(offset);
  const numbers = NUMBERS.exec(rest)?.[0];
  if (numbers === undefined || !numbers.split(/[,;/ ]+/).every((number) => Math.abs(Number(number)) <= 180))
    return undefined;
  if (isScreen ? !EXACT_PAIR.test(numbers) : UNIT.test(rest.slice(numbers.length))) return undefined;
  return { start: from + offset, end: from + offset + numbers.length };
}
