import { isAsciiAlphanumeric, isAsciiLetter, isCodeAt, isDigit } from '../characters.ts';
import { COUNTRY } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** Country and length: the registry of ISO 13616, and countries that use the form without being in it. */
const LENGTHS =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30' +
  'AO25BF28BJ28CF27CG27CI28CM27CV25DZ26GA27GQ27GW25IR26KM27MA28MG27ML28MZ25NE28SN28TD27TG28';

const lengthOf = new Map<string, number>();
for (let i = 0; i < LENGTHS.length; i += 4)
  lengthOf.set(LENGTHS.slice(i, i + 2), Number(LENGTHS.slice(i + 2, i + 4)));

/** Countries in whose numbers no letter follows the check digits; otherwise hexadecimal ids would do. */
const DIGITS_ONLY = new Set(
  'AE AT BA BE BI CR CZ DE DJ DK EE EG ES FI FO GL HR HU IL IS LT LY ME MN MR NO PL PT RS SD SE SI SK SO ST TL TN VA XK'.split(
    ' ',
  ),
);

/** Whether an IBAN without separators has its country's length and the check digits of ISO/IEC 7064, MOD 97-10. */
export function isIban(text: string): boolean {
  const country = text.slice(0, 2).toUpperCase();
  if (lengthOf.get(country) !== text.length || (text !== text.toUpperCase() && text !== text.toLowerCase()))
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
  const length = lengthOf.get(text.slice(start, start + 2).toUpperCase());
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
