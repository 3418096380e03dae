import { characterSet, isCodeAt, isInSet } from '../characters.ts';
import { NUMBER } from '../features.ts';
import type { NumberRun } from '../numbers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { isPossibleAbroad } from './phone-plans.ts';

const KEYWORD =
  /\b(?:phone|tel|telephone|mobile|cell|fax|call(?: me)?(?: at| on)?|whatsapp|sms)\b[^\d\n]{0,12}$/i;
const JOINS_PLUS = /[\w.+)\]]/;
const BEGINS_EXTENSION = characterSet('xXeE');
const EXTENSION = /^(?:x|ext\.?)\d{1,6}\b/i;

const SHORTEST_KEYWORD = 3;

/** Phone numbers: `+` and a possible number of that country; North American 3-3-4; any after a keyword. */
export const phone: BuiltInDetector = {
  name: 'phone',
  marker: '[phone]',
  needs: NUMBER,
  lookalike: true,
  find(text, numbers = []) {
    let found: Match[] | undefined;
    for (const run of numbers) {
      for (let group = 0; group < run.starts.length; group++) {
        const match = phoneAt(text, run, group);
        if (match === undefined) continue;
        (found ??= []).push({ start: match.start, end: withExtension(text, match.end) });
        while (group + 1 < run.starts.length && run.starts[group + 1]! < match.end) group++;
      }
    }
    return found ?? NOTHING;
  },
};

function phoneAt(text: string, run: NumberRun, group: number): Match | undefined {
  const start = run.starts[group]!;
  const plus = plusBefore(text, start);
  if (plus >= 0) return international(text, run, group, plus);
  return northAmerican(text, run, group) ?? (group === 0 ? afterKeyword(text, run) : undefined);
}

/** Where the `+` before a number is, or -1; a `+` after a letter or digit adds or joins, `x + 5` too. */
function plusBefore(text: string, start: number): number {
  let at = start - 1;
  const isSpaced = isCodeAt(text, at, 32);
  if (isSpaced || isCodeAt(text, at, 40)) at--;
  if (!isCodeAt(text, at, 43)) return -1;
  const before = isSpaced && isCodeAt(text, at - 1, 32) ? at - 2 : at - 1;
  return before >= 0 && JOINS_PLUS.test(text.charAt(before)) ? -1 : at;
}

function international(text: string, run: NumberRun, group: number, plus: number): Match | undefined {
  let digits = '';
  let end = -1;
  for (let i = group; i < run.starts.length && digits.length < 17; i++) {
    digits += text.slice(run.starts[i], run.ends[i]);
    if (isPossibleAbroad(digits)) end = run.ends[i]!;
  }
  return end < 0 ? undefined : { start: plus, end };
}

function northAmerican(text: string, run: NumberRun, group: number): Match | undefined {
  const joined = sizeOf(run, group) === 6;
  const last = group + (joined ? 1 : 2);
  if (last >= run.starts.length || sizeOf(run, last) !== 4) return undefined;
  if (!joined && (sizeOf(run, group) !== 3 || sizeOf(run, group + 1) !== 3)) return undefined;
  const start = run.starts[group]!;
  if (text.charCodeAt(start) < 50) return undefined;
  const separator = text.slice(run.ends[last - 1], run.starts[last]);
  if (joined ? separator !== '-' : separator !== '-' && separator !== ' ' && separator !== '.')
    return undefined;
  if (!isWhole(text, run, group, last)) return undefined;
  return { start: isCodeAt(text, start - 1, 40) ? start - 1 : start, end: run.ends[last]! };
}

function sizeOf(run: NumberRun, group: number): number {
  return run.ends[group]! - run.starts[group]!;
}

function isWhole(text: string, run: NumberRun, first: number, last: number): boolean {
  const before = first === 0 ? text[run.starts[0]! - 1] : text.slice(run.ends[first - 1], run.starts[first]);
  if (first === 0 && /[A-Za-z0-9][-./]$/.test(text.slice(Math.max(0, run.starts[0]! - 2), run.starts[0])))
    return false;
  if (first > 0 && !/[ (]/.test(before!) && text.slice(run.starts[first - 1], run.ends[first - 1]) !== '1')
    return false;
  return last === run.starts.length - 1 || /[ (]/.test(text.slice(run.ends[last], run.starts[last + 1]));
}

function afterKeyword(text: string, run: NumberRun): Match | undefined {
  const start = run.starts[0]!;
  if (start < SHORTEST_KEYWORD || !KEYWORD.test(text.slice(Math.max(0, start - 32), start))) return undefined;
  let digits = 0;
  let end = -1;
  for (let i = 0; i < run.starts.length && digits <= 15; i++) {
    digits += run.ends[i]! - run.starts[i]!;
    if (digits >= 7 && digits <= 15) end = run.ends[i]!;
  }
  return end < 0 ? undefined : { start: isCodeAt(text, start - 1, 40) ? start - 1 : start, end };
}

function withExtension(text: string, end: number): number {
  if (end === text.length || !isInSet(BEGINS_EXTENSION, text.charCodeAt(end))) return end;
  return end + (EXTENSION.exec(text.slice(end, end + 20))?.[0].length ?? 0);
}
