import { DECIMAL } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const KEYWORDS = [
  'lat',
  'lon',
  'lng',
  'coord',
  'geo',
  'gps',
  'location',
  'position',
  'Lat',
  'Lon',
  'Coord',
  'Geo',
  'GPS',
  'Location',
];
const NUMBER = /[+-]?\d{1,3}\.\d{2,}/;
const LEAD = /^(?:itude|gitude|inates?|ation|s|_[a-z]{1,8})?["']?\s{0,2}(?:[:=]|is|at)?\s{0,2}["'([{]{0,2}$/;
const PAIR = /^[+-]?\d{1,3}\.\d{2,}(?:\s?[,;/ ]\s?[+-]?\d{1,3}\.\d{2,})?/;

/** Geographic coordinates beside a word that says so. */
export const geo: BuiltInDetector = {
  name: 'geo',
  marker: '[location]',
  needs: DECIMAL,
  lookalike: true,
  find(text) {
    if (!NUMBER.test(text)) return NOTHING;
    let found: Match[] | undefined;
    for (const keyword of KEYWORDS) {
      for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + keyword.length)) {
        const from = at + keyword.length;
        const match = coordinatesAfter(text, from);
        if (match !== undefined && !/[a-z]/.test(text[at - 1] ?? ' ')) (found ??= []).push(match);
      }
    }
    return found ?? NOTHING;
  },
};

function coordinatesAfter(text: string, from: number): Match | undefined {
  const window = text.slice(from, from + 64);
  const offset = window.search(/[+-]?\d/);
  if (offset < 0 || !LEAD.test(window.slice(0, offset))) return undefined;
  const numbers = PAIR.exec(window.slice(offset))?.[0];
  if (numbers === undefined || !numbers.split(/[,;/ ]+/).every((number) => Math.abs(Number(number)) <= 180))
    return undefined;
  return { start: from + offset, end: from + offset + numbers.length };
}
