import { SCHEME } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** Most texts are decided by this alone. */
const EITHER = /bearer|basic/i;
const CREDENTIALS = /\b(bearer|basic)(?:[ :+"']|%20){1,4}([A-Za-z0-9._~+/-]{8,4096}={0,2})/gi;

/** What follows `Bearer` or `Basic` (RFC 9110, section 11). */
export const authorization: BuiltInDetector = {
  name: 'authorization',
  marker: '[token]',
  needs: SCHEME,
  find(text) {
    if (!EITHER.test(text)) return NOTHING;
    const found: Match[] = [];
    for (const { 0: whole, 1: scheme, 2: value, index } of text.matchAll(CREDENTIALS)) {
      if (!isCredential(value!, scheme!.length > 5)) continue;
      const end = index + whole.length;
      found.push({ start: end - value!.length, end });
    }
    return found.length === 0 ? NOTHING : found;
  },
};

/** Not the next word of a sentence. */
function isCredential(value: string, always: boolean): boolean {
  if (/^[A-Za-z]?[a-z]+[.-]?$/.test(value)) return false;
  return (
    always ||
    value.endsWith('=') ||
    (/[A-Z]/.test(value) && /[a-z0-9]/.test(value.slice(1)) && value.length % 4 === 0)
  );
}
