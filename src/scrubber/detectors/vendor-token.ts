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
  let patterns: Patterns | undefined; // made when a text is looked at: a start has no time for it

  function lengthAt(text: string, at: number, before: number): number {
    if (at + 2 > text.length) return 0;
    patterns ??= patternsOf(tokens, weak);
    const pattern = patterns.get(startOf(text, at))?.[before === 95 || before === 45 ? 1 : 0];
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

/** Two expressions for each two first characters: where a whole name begins, and at any place. */
type Patterns = ReadonlyMap<number, readonly RegExp[]>;

function patternsOf(tokens: VendorTokens, weak: ReadonlySet<string>): Patterns {
  const startsOf = tokens.map(([prefix]) => startOf(prefix, 0));
  return new Map(
    startsOf.map((start) => {
      const same = tokens.filter((_, index) => startsOf[index] === start);
      return [start, [anyOf(same), anyOf(same.filter(([prefix]) => !weak.has(prefix)))]];
    }),
  );
}

function startOf(text: string, at: number): number {
  return text.charCodeAt(at) * 128 + text.charCodeAt(at + 1);
}

/** Of no tokens it matches, but nothing. */
function anyOf(tokens: VendorTokens): RegExp {
  const patterns = tokens.map(([prefix, rest]) => `${prefix.replaceAll('.', '\\.')}(?:${rest})`);
  return new RegExp(`^(?:${patterns.join('|')})`);
}
