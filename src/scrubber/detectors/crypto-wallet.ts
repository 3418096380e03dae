import { isAsciiAlphanumeric } from '../characters.ts';
import { TOKEN } from '../features.ts';
import { tokenRuns } from '../runs.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import { sha256 } from '../sha256.ts';
import type { Match } from '../types.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Whether a text is an address of Bitcoin or a relative of it in Base58Check. */
function isBase58Check(text: string): boolean {
  if (!/^[13mn2LMDA9X][1-9A-HJ-NP-Za-km-z]{25,34}$/.test(text)) return false;
  const bytes = new Uint8Array(25);
  for (const character of text) {
    let carry = BASE58.indexOf(character);
    for (let i = 24; i >= 0; i--) {
      carry += 58 * bytes[i]!;
      bytes[i] = carry & 255;
      carry >>= 8;
    }
    if (carry > 0) return false;
  }
  const check = sha256(sha256(bytes.subarray(0, 21)));
  return [0, 1, 2, 3].every((i) => check[i] === bytes[21 + i]);
}

/** Whether a text is a SegWit address (BIP 173, BIP 350). */
function isSegwit(text: string): boolean {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return false;
  const parts = /^(bc|tb|ltc)1([02-9ac-hj-np-z]{14,74})$/.exec(lower);
  if (parts === null) return false;
  const prefix = [...parts[1]!].map((character) => character.charCodeAt(0));
  const values = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31)];
  for (const character of parts[2]!) values.push(BECH32.indexOf(character));
  const sum = polymod(values);
  return sum === 1 || sum === 0x2bc830a3;
}

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    GENERATOR.forEach((generator, i) => {
      if (((top >> i) & 1) === 1) sum ^= generator;
    });
  }
  return sum;
}

const SHORTEST = 26;
const LONGEST = 90;

/** Addresses of crypto-currency wallets: with a checksum (Bitcoin and relatives), or `0x` and 40 digits (Ethereum). */
export const cryptoWallet: BuiltInDetector = {
  name: 'crypto-wallet',
  marker: '[wallet]',
  needs: TOKEN,
  lookalike: true,
  find(text, _numbers, runs = tokenRuns(text)) {
    let found: Match[] | undefined;
    for (let i = 0; i < runs.length; i += 2) {
      const to = runs[i + 1]!;
      for (let start = runs[i]!; to - start >= SHORTEST;) {
        let end = start;
        while (end < to && isAsciiAlphanumeric(text.charCodeAt(end))) end++;
        if (end - start >= SHORTEST && end - start <= LONGEST && isWallet(text.slice(start, end)))
          (found ??= []).push({ start, end });
        start = end + 1;
      }
    }
    return found ?? NOTHING;
  },
};

function isWallet(word: string): boolean {
  if (word.length === 42 && /^0x[0-9a-f]{40}$/i.test(word)) return !/^0x0+$/.test(word);
  return /^(?:bc|tb|ltc)1/i.test(word) ? isSegwit(word) : isBase58Check(word);
}
