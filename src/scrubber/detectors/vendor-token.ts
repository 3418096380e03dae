import { isAsciiAlphanumeric, endOfToken } from '../characters.ts';
import { TOKEN } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { VENDOR_TOKENS } from './vendor-prefixes.ts';

/** By first character. */
const BY_START = new Map<number, RegExp>();
for (const [prefix, rest] of VENDOR_TOKENS) {
  const code = prefix.charCodeAt(0);
  const before = BY_START.get(code);
  const pattern = prefix.replace(/[.$]/g, '\\$&') + rest;
  BY_START.set(
    code,
    new RegExp(before === undefined ? `^(?:${pattern})` : `${before.source}|^(?:${pattern})`),
  );
}
const LONGEST = 600;

/** Tokens and keys that their vendors gave a prefix. */
export const vendorToken: BuiltInDetector = {
  name: 'vendor-token',
  marker: '[token]',
  needs: TOKEN,
  find(text) {
    let found: Match[] | undefined;
    let inside = false;
    for (let at = 0; at < text.length; at++) {
      const begins = !inside;
      inside = isAsciiAlphanumeric(text.charCodeAt(at));
      if (!inside || !begins) continue;
      const length = BY_START.get(text.charCodeAt(at))?.exec(text.slice(at, at + LONGEST))?.[0].length;
      if (length === undefined) continue;
      const end = endOfToken(text, at + length);
      (found ??= []).push({ start: at, end });
      at = end - 1;
    }
    return found ?? NOTHING;
  },
};
