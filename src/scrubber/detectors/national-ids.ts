import type { Detector, Match } from '../types.ts';
import { passesLuhn } from './card.ts';

interface NationalId {
  readonly country: string;
  readonly name: string;
  /** What it looks like; separators may stand where `[ .-]?` does. */
  readonly pattern: RegExp;
  /** Whether letters and digits without separators, in upper case, have the right check digits. */
  readonly isValid: (compact: string) => boolean;
}

/** The sum of digits times weights. */
function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
}

function cpf(digits: string): boolean {
  const check = (length: number): number =>
    ((weighted(
      digits,
      Array.from({ length }, (_, i) => length + 1 - i),
    ) *
      10) %
      11) %
    10;
  return !/^(\d)\1+$/.test(digits) && check(9) === Number(digits[9]) && check(10) === Number(digits[10]);
}

const SPANISH = 'TRWAGMYFPDXBNJZSQVHLCKE';
function dni(compact: string): boolean {
  const digits = compact.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return SPANISH[Number(digits) % 23] === compact.at(-1);
}

const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
function codiceFiscale(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const value = parseInt(compact[i]!, 36) - (compact[i]! > '9' ? 10 : 0);
    sum += i % 2 === 0 ? ODD[value]! : value;
  }
  return String.fromCharCode(65 + (sum % 26)) === compact[15];
}

function nir(compact: string): boolean {
  const number = BigInt(compact.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97n - (number % 97n) === BigInt(compact.slice(13));
}

/** ISO/IEC 7064, MOD 11,10. */
function steuerId(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return digits[0] !== '0' && (11 - product) % 10 === Number(digits[10]);
}

const FINNISH = '0123456789ABCDEFHJKLMNPRSTUVWXY';
function hetu(compact: string): boolean {
  return FINNISH[Number(compact.slice(0, 6) + compact.slice(7, 10)) % 31] === compact[10];
}

const VERHOEFF =
  '0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210';
const TURNS = '01234567891576283094580379614289160435279453126870428657390127938064157046913258';
function aadhaar(digits: string): boolean {
  let check = 0;
  [...digits].toReversed().forEach((digit, i) => {
    check = Number(VERHOEFF[10 * check + Number(TURNS[10 * (i % 8) + Number(digit)])]);
  });
  return check === 0;
}

function residentId(compact: string): boolean {
  const sum = weighted(compact, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
  return '10X98765432'[sum % 11] === compact[17];
}

function nric(compact: string): boolean {
  const sum = weighted(compact.slice(1), [2, 7, 6, 5, 4, 3, 2]) + (/[TG]/.test(compact) ? 4 : 0);
  return (/^[ST]/.test(compact) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[sum % 11] === compact[8];
}

function tckn(digits: string): boolean {
  const odd = weighted(digits, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weighted(digits, [0, 1, 0, 1, 0, 1, 0, 1]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return tenth === Number(digits[9]) && (odd + even + tenth) % 10 === Number(digits[10]);
}

function rut(compact: string): boolean {
  const digits = Array.from(compact.slice(0, -1)).toReversed().join('');
  const sum = weighted(digits, [2, 3, 4, 5, 6, 7, 2, 3].slice(0, digits.length));
  return '0K987654321'[sum % 11] === compact.at(-1);
}

function belgian(digits: string): boolean {
  const check = Number(digits.slice(9));
  return (
    97 - (Number(digits.slice(0, 9)) % 97) === check || 97 - (Number(`2${digits.slice(0, 9)}`) % 97) === check
  );
}

const sumIs = (modulus: number, weights: readonly number[]) => (digits: string) =>
  weighted(digits, weights) % modulus === 0;

const IDS: readonly NationalId[] = [
  {
    country: 'AU',
    name: 'tfn',
    pattern: /\b\d{3} ?\d{3} ?\d{3}\b/g,
    isValid: sumIs(11, [1, 4, 3, 7, 5, 8, 6, 9, 10]),
  },
  {
    country: 'BE',
    name: 'rijksregisternummer',
    pattern: /\b\d{2}\.?\d{2}\.?\d{2}-?\d{3}\.?\d{2}\b/g,
    isValid: belgian,
  },
  { country: 'BR', name: 'cpf', pattern: /\b\d{3}\.?\d{3}\.?\d{3}-?\d{2}\b/g, isValid: cpf },
  { country: 'CA', name: 'sin', pattern: /\b[1-79]\d{2}[ -]?\d{3}[ -]?\d{3}\b/g, isValid: passesLuhn },
  { country: 'CL', name: 'rut', pattern: /\b\d{1,2}\.?\d{3}\.?\d{3}-[\dkK]\b/g, isValid: rut },
  { country: 'CN', name: 'resident', pattern: /\b[1-9]\d{5}(?:19|20)\d{9}[\dxX]\b/g, isValid: residentId },
  { country: 'DE', name: 'steuer-id', pattern: /\b\d{2} ?\d{3} ?\d{3} ?\d{3}\b/g, isValid: steuerId },
  { country: 'ES', name: 'dni', pattern: /\b(?:\d{8}|[XYZxyz]-?\d{7})-?[A-Za-z]\b/g, isValid: dni },
  { country: 'FI', name: 'hetu', pattern: /\b\d{6}[-+A-Fa-f]\d{3}[\dA-Ya-y]\b/g, isValid: hetu },
  {
    country: 'FR',
    name: 'nir',
    pattern: /\b[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[ABab]) ?\d{3} ?\d{3} ?\d{2}\b/g,
    isValid: nir,
  },
  {
    country: 'GB',
    name: 'nhs',
    pattern: /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g,
    isValid: sumIs(11, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]),
  },
  {
    country: 'GB',
    name: 'nino',
    pattern: /\b[A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]\b/g,
    isValid: (text) => !/^(?:BG|GB|KN|NK|NT|TN|ZZ|.O)/.test(text),
  },
  { country: 'IN', name: 'aadhaar', pattern: /\b[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}\b/g, isValid: aadhaar },
  {
    country: 'IT',
    name: 'codice-fiscale',
    pattern: /\b[A-Za-z]{6}\d{2}[A-Za-z]\d{2}[A-Za-z]\d{3}[A-Za-z]\b/g,
    isValid: codiceFiscale,
  },
  {
    country: 'KR',
    name: 'rrn',
    pattern: /\b\d{2}[01]\d[0-3]\d-?[1-4]\d{6}\b/g,
    isValid: (digits) =>
      (11 - (weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === Number(digits[12]),
  },
  { country: 'NL', name: 'bsn', pattern: /\b\d{9}\b/g, isValid: sumIs(11, [9, 8, 7, 6, 5, 4, 3, 2, -1]) },
  {
    country: 'PL',
    name: 'pesel',
    pattern: /\b\d{11}\b/g,
    isValid: sumIs(10, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]),
  },
  {
    country: 'SE',
    name: 'personnummer',
    pattern: /\b(?:19|20)?\d{2}[01]\d[0-9]\d[-+]?\d{4}\b/g,
    isValid: (digits) => passesLuhn(digits.slice(-10)),
  },
  { country: 'SG', name: 'nric', pattern: /\b[STFGstfg]\d{7}[A-Za-z]\b/g, isValid: nric },
  { country: 'TR', name: 'kimlik', pattern: /\b[1-9]\d{10}\b/g, isValid: tckn },
  { country: 'ZA', name: 'id', pattern: /\b\d{2}[01]\d[0-3]\d{5}[01]\d{2}\b/g, isValid: passesLuhn },
];

/**
 * Detectors of national identity numbers with check digits, for `customDetectors`. Not on by default: a number of nine or eleven
 * digits passes by chance once in ten.
 *
 * @param countries ISO 3166 codes: AU BE BR CA CL CN DE ES FI FR GB IN IT KR NL PL SE SG TR ZA
 * @throws TypeError for a country that has no detector
 */
export function nationalIds(countries: readonly string[]): Detector[] {
  const unknown = countries.filter((country) => !IDS.some((id) => id.country === country));
  if (unknown.length > 0) throw new TypeError(`there is no national id for ${unknown.join(', ')}`);
  return IDS.filter(({ country }) => countries.includes(country)).map(
    ({ country, name, pattern, isValid }) => ({
      name: `national-id-${country.toLowerCase()}-${name}`,
      marker: '[national-id]',
      find(text) {
        const found: Match[] = [];
        for (const { 0: value, index } of text.matchAll(pattern)) {
          const compact = value.replace(/[ .]|(?<=\w)-(?=\w)/g, '').toUpperCase();
          if (isValid(name === 'hetu' ? value.toUpperCase() : compact))
            found.push({ start: index, end: index + value.length });
        }
        return found;
      },
    }),
  );
}
