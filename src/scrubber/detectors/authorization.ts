import { SCHEME, TOKEN } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** Most texts are decided by this alone. */
const ANY_SCHEME = /bearer|basic|ntlm|negotiate/i;
const CREDENTIALS = /\b(bearer|basic|ntlm|negotiate)(?:[ :+"']|%20){1,4}([A-Za-z0-9._~+/-]{8,4096}={0,2})/gi;
/** A parameter of a challenge: `Bearer resource_metadata="…"`. */
const PARAMETER = /^[a-z_]+=$/;

/** What follows `Bearer`, `Basic`, `NTLM` or `Negotiate` (RFC 9110, section 11; RFC 4559). */
export const authorization: BuiltInDetector = {
  name: 'authorization',
  marker: '[token]',
  needs: SCHEME | TOKEN,
  find(text) {
    if (!ANY_SCHEME.test(text)) return NOTHING;
    const found: Match[] = [];
    for (const { 0: whole, 1: scheme, 2: value, index } of text.matchAll(CREDENTIALS)) {
      if (!isCredential(value!, scheme!.length)) continue;
      const end = index + whole.length;
      found.push({ start: end - value!.length, end });
    }
    return found.length === 0 ? NOTHING : found;
  },
};

/** Not the next word of a sentence; `scheme`: how long its name is. */
function isCredential(value: string, scheme: number): boolean {
  if (/^[A-Za-z]?[a-z]+[.-]?$/.test(value) || PARAMETER.test(value)) return false;
  if (scheme === 6 || value.endsWith('=')) return true;
  if (!/[A-Z]/.test(value) || !/[a-z0-9]/.test(value.slice(1))) return false;
  return scheme === 5 ? value.length % 4 === 0 : value.length > 15 && /\d/.test(value);
}
