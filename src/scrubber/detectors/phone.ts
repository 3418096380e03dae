import { characterSet, isCodeAt, isInSet } from '../characters.ts';
import { NUMBER } from '../features.ts';
import type { NumberRun } from '../numbers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { isPossibleAbroad } from './phone-plans.ts';

/** Words before a number that is somebody's: `phoneNumber:`, `tel.`, `mobile no.` */
const KEYWORD =
  /(?:(?<!\bi|head|micro|smart)phone|(?<![a-z])(?:tel(?:efono?)?|mobile|fax|whatsapp))(?:[ ._-]{0,2}(?:num(?:ber|mer)?|no|nr))?(?: (?:is|me|us|at|on|to)){0,2}(?:%3[ad]|[^\w\n]){0,6}$/i;
/** Words that mean other things too: the number must look like one that is dialled. */
const WEAK_KEYWORD = /(?<![a-z])(?:call|cell|sms)(?: (?:me|us|him|her))?(?: (?:at|on|to))?[^\w\n#]{0,4}$/i;
const DATE = /^(?:19|20)\d\d[-./]\d\d?[-./]\d/;
/** Area code and exchange code of North America; people make up examples with any exchange. */
const STRICT_CODES = /^[2-9](?!11)\d\d[2-9](?!11)\d\d$/;
const CODES = /^[2-9](?!11)\d{3}(?!11)\d\d$/;
/** `202411-0001` is a number of an invoice. */
const MONTH = /^20\d\d(?:0[1-9]|1[0-2])$/;
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
  if (!isCodeAt(text, at, 43)) return isEncodedPlus(text, at) ? at - 2 : -1;
  const before = isSpaced && isCodeAt(text, at - 1, 32) ? at - 2 : at - 1;
  return before >= 0 && JOINS_PLUS.test(text.charAt(before)) ? -1 : at;
}

function isEncodedPlus(text: string, at: number): boolean {
  return at > 1 && (text.charCodeAt(at) | 32) === 98 && text.startsWith('%2', at - 2);
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
  const separator = text.slice(run.ends[last - 1], run.starts[last]);
  const codes = text.slice(start, start + 3) + text.slice(run.ends[last - 1]! - 3, run.ends[last - 1]);
  const isSpaced = separator === ' ' && isCodeAt(text, run.ends[group]!, 32);
  if (!(isSpaced ? STRICT_CODES : CODES).test(codes)) return undefined;
  if (joined) {
    if (separator !== '-' || MONTH.test(codes)) return undefined;
  } else if (separator !== '-') {
    if (separator !== ' ' && separator !== '.') return undefined;
    if (isRound(codes.slice(3)) && isRound(text.slice(run.starts[last], run.ends[last]))) return undefined;
  }
  if (!isWhole(text, run, group, last)) return undefined;
  return { start: isCodeAt(text, start - 1, 40) ? start - 1 : start, end: run.ends[last]! };
}

/** Sizes of pictures and buffers rather than parts of a phone number. */
function isRound(digits: string): boolean {
  return Number(digits) % 8 === 0 || Number(digits) % 100 === 0;
}

function sizeOf(run: NumberRun, group: number): number {
  return run.ends[group]! - run.starts[group]!;
}

/** Whether no other number stands beside these groups. */
function isWhole(text: string, run: NumberRun, first: number, last: number): boolean {
  const start = run.starts[first]!;
  if (first === 0 && /[A-Za-z0-9][-./]$/.test(text.slice(Math.max(0, start - 2), start))) return false;
  const between = text.slice(run.ends[first], run.starts[first + 1]) === ' ' ? /\(/ : /[ (]/;
  const isAfter = (group: number): boolean =>
    between.test(text.slice(run.ends[group - 1], run.starts[group]));
  if (first > 0 && !isAfter(first) && text.slice(run.starts[first - 1], run.ends[first - 1]) !== '1')
    return false;
  return last === run.starts.length - 1 || isAfter(last + 1);
}

function afterKeyword(text: string, run: NumberRun): Match | undefined {
  const start = run.starts[0]!;
  if (start < SHORTEST_KEYWORD || DATE.test(text.slice(start, start + 10))) return undefined;
  const lead = text.slice(Math.max(0, start - 32), start);
  const isDialled = run.starts.length > 1 || isCodeAt(text, start, 48);
  if (!KEYWORD.test(lead) && !(isDialled && WEAK_KEYWORD.test(lead))) return undefined;
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
