import { hmacSha256, utf8 } from './sha256.ts';

/** Kinds of which there are so few values that anyone who has the key finds the value by trying all of them. */
const LOW_ENTROPY = new Set([
  'ipv4',
  'phone',
  'card',
  'us-ssn',
  'imei',
  'mac',
  'geo',
  'iban',
  'secret',
  'personal-value',
  'sql-literal',
]);
const LENGTH = 8;

/** Makes pseudonyms: the same value under the same field and key has the same one, and no other value is likely to. */
export type Pseudonyms = (detector: string, value: string, field: string) => string;

/**
 * Pseudonyms by HMAC-SHA-256, 64 bits of it. Who has the key can test guesses: the result is pseudonymous, not anonymous.
 * @throws TypeError for a key of fewer than 16 bytes, and for kinds that are easily guessed
 */
export function createPseudonyms(key: string | Uint8Array, detectors: readonly string[]): Pseudonyms {
  const bytes = typeof key === 'string' ? utf8(key) : Uint8Array.from(key);
  if (bytes.length < 16) throw new TypeError('pseudonymize.key must have at least 16 bytes');
  const refused = detectors.filter((name) => LOW_ENTROPY.has(name));
  if (refused.length > 0)
    throw new TypeError(`pseudonymize refuses ${refused.join(', ')}: the values are easily guessed`);
  return (detector, value, field) => {
    const digest = hmacSha256(bytes, `${field}\0${detector}\0${value.toLowerCase()}`);
    return [...digest.subarray(0, LENGTH)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}
