import { isAsciiAlphanumeric } from '../characters.ts';
import { GROUPS } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const PAIRS = /^(?:[0-9a-f]{2}:){5,7}[0-9a-f]{2}$|^(?:[0-9a-f]{2}-){5,7}[0-9a-f]{2}$/i;
const QUADS = /^[0-9a-f]{4}(?:\.[0-9a-f]{4}){2,3}$/i;
const LENGTHS = new Set([14, 17, 19, 23]);

/** Whether a text is an EUI-48 or EUI-64: pairs with `:` or `-`, or fours with `.`. */
function isMac(text: string): boolean {
  if (PAIRS.test(text)) {
    if (text.length === 20 || /^(?:00.)+00$|^(?:ff.)+ff$/i.test(text)) return false;
    return text[2] === ':' || /[a-f]/i.test(text); // `24-11-24-10-11-12` is a time
  }
  return QUADS.test(text) && /[a-f]/i.test(text) && /\d/.test(text);
}

/** MAC addresses. */
export const mac: BuiltInDetector = {
  name: 'mac',
  marker: '[mac]',
  needs: GROUPS,
  lookalike: true,
  find(text) {
    let found: Match[] | undefined;
    let at = 0;
    while (at < text.length) {
      if (!isAsciiAlphanumeric(text.charCodeAt(at))) {
        at++;
        continue;
      }
      let end = at;
      while (end < text.length && isPart(text.charCodeAt(end))) end++;
      const next = end;
      while (!isAsciiAlphanumeric(text.charCodeAt(end - 1))) end--;
      if (LENGTHS.has(end - at) && isMac(text.slice(at, end))) (found ??= []).push({ start: at, end });
      at = next;
    }
    return found ?? NOTHING;
  },
};

function isPart(code: number): boolean {
  return isAsciiAlphanumeric(code) || code === 58 || code === 45 || code === 46 || code === 95;
}
