import { isCodeAt } from '../characters.ts';
import { LONG_NUMBER } from '../features.ts';
import type { NumberRun } from '../numbers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const FEWEST = 13;
const MOST = 19;

/** Whether the last digit of a number is its check digit by ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = digits.charCodeAt(i) - 48;
    sum += double ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
  }
  return sum % 10 === 0;
}

/** First digits and lengths as the networks issue them: JCB, Amex, Diners; Visa; Mastercard, Maestro; Discover, UnionPay. */
const ISSUERS =
  /^(?:3\d{13,18}|4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|5[06-9]\d{11,17}|6\d{12,18}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/;
const ONE_DIGIT = /^(\d)\1+$/;

/** Whether digits are a payment card number: issuer, length and check digit. */
export function isCard(digits: string): boolean {
  return passesLuhn(digits) && ISSUERS.test(digits) && !ONE_DIGIT.test(digits);
}

/** Payment cards: in one piece, or in groups with the same separator. */
export const card: BuiltInDetector = {
  name: 'card',
  marker: '[card]',
  needs: LONG_NUMBER,
  lookalike: true,
  find(text, numbers = []) {
    let found: Match[] | undefined;
    for (const run of numbers) {
      for (let first = 0; first < run.starts.length; first++) {
        const last = lastGroupOfCard(text, run, first);
        if (last < 0) continue;
        (found ??= []).push({ start: run.starts[first]!, end: run.ends[last]! });
        first = last;
      }
    }
    return found ?? NOTHING;
  },
};

/** The last group of a card number that begins with the group `first`, or -1. */
function lastGroupOfCard(text: string, run: NumberRun, first: number): number {
  const size = run.ends[first]! - run.starts[first]!;
  if ((size !== 4 && size < FEWEST) || size > MOST || isNegative(text, run.starts[first]!)) return -1;
  let digits = text.slice(run.starts[first], run.ends[first]);
  if (size !== 4) return isCard(digits) && !decimals(text, run, first) ? first : -1;
  if (run.starts.length - first < 2) return -1;
  const separator = text.slice(run.ends[first], run.starts[first + 1]);
  for (let group = first + 1; group < run.starts.length; group++) {
    if (text.slice(run.ends[group - 1], run.starts[group]) !== separator || !/^[ .-]$/.test(separator))
      return -1;
    digits += text.slice(run.starts[group], run.ends[group]);
    if (digits.length > MOST) return -1;
    if (digits.length >= FEWEST && isCard(digits) && (separator !== '.' || group > first + 1)) return group;
  }
  return -1;
}

function isNegative(text: string, start: number): boolean {
  return isCodeAt(text, start - 1, 45) && !(start > 1 && text.charCodeAt(start - 2) <= 32);
}

function decimals(text: string, run: NumberRun, group: number): boolean {
  return (
    isCodeAt(text, run.starts[group]! - 1, 46) ||
    (group + 1 < run.starts.length &&
      isCodeAt(text, run.ends[group]!, 46) &&
      run.starts[group + 1] === run.ends[group]! + 1)
  );
}
