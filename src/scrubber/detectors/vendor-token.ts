import { isAsciiAlphanumeric, endOfToken } from '../characters.ts';
import { TOKEN } from '../features.ts';
import { tokenRuns } from '../runs.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** What tokens begin with, and an expression for what must follow at least; the rest of the token goes too. */
export type VendorTokens = readonly (readonly [prefix: string, rest: string])[];

const LONGEST = 600;

/** Finds tokens and keys that their vendors gave a prefix. A `weak` prefix counts only where a whole name begins. */
export function vendorTokens(tokens: VendorTokens, weak: ReadonlySet<string>): BuiltInDetector {
  /** One expression for each two first characters: at any place, and where a whole name begins. */
  const byStart = new Map<number, RegExp>();
  const byNameStart = new Map<number, RegExp>();
  for (const start of new Set(tokens.map(([prefix]) => startOf(prefix, 0)))) {
    const same = tokens.filter(([prefix]) => startOf(prefix, 0) === start);
    const strong = same.filter(([prefix]) => !weak.has(prefix));
    byNameStart.set(start, anyOf(same));
    if (strong.length > 0) byStart.set(start, anyOf(strong));
  }

  function lengthAt(text: string, at: number, before: number): number {
    if (at + 2 > text.length) return 0;
    const pattern = (before === 95 || before === 45 ? byStart : byNameStart).get(startOf(text, at));
    return pattern?.exec(text.slice(at, at + LONGEST))?.[0].length ?? 0;
  }

  return {
    name: 'vendor-token',
    marker: '[token]',
    needs: TOKEN,
    find(text, _numbers, runs = tokenRuns(text)) {
      let found: Match[] | undefined;
      for (let i = 0; i < runs.length; i += 2) {
        const to = runs[i + 1]!;
        let before = 0;
        for (let at = runs[i]!; at < to; at++) {
          const inside = before;
          before = text.charCodeAt(at);
          if (!isAsciiAlphanumeric(before) || isAsciiAlphanumeric(inside)) continue;
          const length = lengthAt(text, at, inside);
          if (length === 0) continue;
          const end = endOfToken(text, at + length);
          (found ??= []).push({ start: at, end });
          at = end - 1;
          before = text.charCodeAt(at);
        }
      }
      return found ?? NOTHING;
    },
  };
}

function startOf(text: string, at: number): number {
  return text.charCodeAt(at) * 128 + text.charCodeAt(at + 1);
}

function anyOf(tokens: VendorTokens): RegExp {
  const patterns = tokens.map(([prefix, rest]) => `${prefix.replaceAll('.', '\\.')}(?:${rest})`);
  return new RegExp(`^(?:${patterns.join('|')})`);
}
