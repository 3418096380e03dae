import { isAsciiAlphanumeric, endOfToken } from '../characters.ts';
import { TOKEN } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { VENDOR_TOKENS, WEAK_PREFIXES } from './vendor-prefixes.ts';

/** One expression for each first character: at any place, and where a whole name begins. */
const BY_START: (RegExp | undefined)[] = [];
const BY_NAME_START: (RegExp | undefined)[] = [];
for (const start of new Set(VENDOR_TOKENS.map(([prefix]) => prefix.charCodeAt(0)))) {
  const same = VENDOR_TOKENS.filter(([prefix]) => prefix.charCodeAt(0) === start);
  BY_NAME_START[start] = anyOf(same);
  BY_START[start] = anyOf(same.filter(([prefix]) => !WEAK_PREFIXES.has(prefix)));
}

function anyOf(tokens: typeof VENDOR_TOKENS): RegExp | undefined {
  const patterns = tokens.map(([prefix, rest]) => `${prefix.replaceAll('.', '\\.')}(?:${rest})`);
  return patterns.length === 0 ? undefined : new RegExp(`^(?:${patterns.join('|')})`);
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
      const length = lengthAt(text, at);
      if (length === 0) continue;
      const end = endOfToken(text, at + length);
      (found ??= []).push({ start: at, end });
      at = end - 1;
    }
    return found ?? NOTHING;
  },
};

function lengthAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  const pattern = (before === 95 || before === 45 ? BY_START : BY_NAME_START)[code];
  return pattern?.exec(text.slice(at, at + LONGEST))?.[0].length ?? 0;
}
