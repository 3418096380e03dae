import { isAsciiAlphanumeric, endOfToken } from '../characters.ts';
import { TOKEN } from '../features.ts';
import { endOfRun, nextRun } from '../runs.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { VENDOR_TOKENS, WEAK_PREFIXES } from './vendor-prefixes.ts';

/** One expression for each two first characters: at any place, and where a whole name begins. */
const BY_START = new Map<number, RegExp>();
const BY_NAME_START = new Map<number, RegExp>();
for (const start of new Set(VENDOR_TOKENS.map(([prefix]) => startOf(prefix, 0)))) {
  const same = VENDOR_TOKENS.filter(([prefix]) => startOf(prefix, 0) === start);
  const strong = anyOf(same.filter(([prefix]) => !WEAK_PREFIXES.has(prefix)));
  BY_NAME_START.set(start, anyOf(same)!);
  if (strong !== undefined) BY_START.set(start, strong);
}

function startOf(text: string, at: number): number {
  return text.charCodeAt(at) * 128 + text.charCodeAt(at + 1);
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
    for (let from = nextRun(text, 0); from >= 0;) {
      const to = endOfRun(text, from);
      for (let at = from; at < to; at++) {
        if (!isAsciiAlphanumeric(text.charCodeAt(at)) || isAsciiAlphanumeric(text.charCodeAt(at - 1)))
          continue;
        const length = lengthAt(text, at);
        if (length === 0) continue;
        const end = endOfToken(text, at + length);
        (found ??= []).push({ start: at, end });
        at = end - 1;
      }
      from = nextRun(text, to);
    }
    return found ?? NOTHING;
  },
};

function lengthAt(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const pattern = (before === 95 || before === 45 ? BY_START : BY_NAME_START).get(startOf(text, at));
  return pattern?.exec(text.slice(at, at + LONGEST))?.[0].length ?? 0;
}
