import { isAsciiAlphanumeric, isAsciiLetter, isCodeAt, isDigit } from '../characters.ts';
import { COUNTRY } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/**
 * Lengths, and the countries that have them: the registry of ISO 13616, and countries that use the form without being in it.
 * In small letters where nothing but digits follows; hexadecimal ids would do otherwise.
 */
const LENGTHS =
  '15no 16be 18FKNLdkfifoglsd 19MKsi 20KZLUatbaeeltmnxk 21CHLILVhr 22BGBHGBGEIEcrdemersva 23GIIQOMaeils' +
  'otl 24ADMDPKROSAVGczessesktn 25AOCVGWMZlyptst 26DZIRTRis 27CFCGCMFRGAGQGRITKMMCMGSMTDbidjmr 28ALAZBF' +
  'BJBYCICYDOGTHNLBMAMLNENISNSVTGhupl 29BRPSQAUAeg 30JOKWMUYE 31MTSC 32LC 33RU';
const LENGTH_OF = new Map<string, number>();
const DIGITS_ONLY = new Set<string>();
for (const group of LENGTHS.split(' '))
  for (let i = 2; i < group.length; i += 2) {
    const name = group.slice(i, i + 2);
    const country = name.toUpperCase();
    LENGTH_OF.set(country, Number(group.slice(0, 2)));
    if (name !== country) DIGITS_ONLY.add(country);
  }

/** Whether an IBAN without separators has its country's length and the check digits of ISO/IEC 7064, MOD 97-10. */
export function isIban(text: string): boolean {
  const country = text.slice(0, 2).toUpperCase();
  if (LENGTH_OF.get(country) !== text.length || (text !== text.toUpperCase() && text !== text.toLowerCase()))
    return false;
  if (DIGITS_ONLY.has(country) && !/^..\d+$/.test(text)) return false;
  let rest = 0;
  for (let i = 4; i < text.length + 4; i++) {
    const code = text.charCodeAt(i < text.length ? i : i - text.length);
    if (!isAsciiAlphanumeric(code)) return false;
    rest = code <= 57 ? (rest * 10 + code - 48) % 97 : (rest * 100 + (code & 31) + 9) % 97;
  }
  return rest === 1;
}

/** How IBANs begin. */
const BEGINS = /(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}[A-Za-z0-9 -]{11}/;
const SHORTEST = 15;

/** IBANs, in one piece or in groups with a space or a dash between. */
export const iban: BuiltInDetector = {
  name: 'iban',
  marker: '[iban]',
  needs: COUNTRY,
  lookalike: true,
  find(text) {
    let found: Match[] | undefined;
    const first = text.search(BEGINS);
    if (first < 0) return NOTHING;
    for (let at = first; at <= text.length - SHORTEST; at++) {
      if (!begins(text, at)) continue;
      const end = endOfIban(text, at);
      if (end < 0 || joins(text, at - 1, at - 2) || joins(text, end, end + 1)) continue;
      (found ??= []).push({ start: at, end });
      at = end - 1;
    }
    return found ?? NOTHING;
  },
};

/** Two letters and two digits where a word begins; at least 11 characters follow. */
function begins(text: string, at: number): boolean {
  return (
    isDigit(text.charCodeAt(at + 2)) &&
    isDigit(text.charCodeAt(at + 3)) &&
    isAsciiLetter(text.charCodeAt(at)) &&
    isAsciiLetter(text.charCodeAt(at + 1)) &&
    !(at > 0 && isAsciiAlphanumeric(text.charCodeAt(at - 1)))
  );
}

function endOfIban(text: string, start: number): number {
  const length = LENGTH_OF.get(text.slice(start, start + 2).toUpperCase());
  if (length === undefined) return -1;
  let compact = '';
  let at = start;
  let joined = true;
  while (compact.length < length && at < text.length) {
    const code = text.charCodeAt(at);
    const before = joined;
    joined = isAsciiAlphanumeric(code);
    if (joined) compact += text.charAt(at);
    else if ((code !== 32 && code !== 45) || !before) return -1;
    at++;
  }
  if (at < text.length && isAsciiAlphanumeric(text.charCodeAt(at))) return -1;
  return isIban(compact) ? at : -1;
}

/** Whether a dash or a plus sign makes it a part of a longer id. */
function joins(text: string, sign: number, beyond: number): boolean {
  if (!isCodeAt(text, sign, 45) && !isCodeAt(text, sign, 43)) return false;
  return beyond >= 0 && beyond < text.length && isAsciiAlphanumeric(text.charCodeAt(beyond));
}
