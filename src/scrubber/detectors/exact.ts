import { isAlphanumeric } from '../characters.ts';
import { IDENTITY } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const HINT = 4;
/** What stands between the words of a name: nothing, one character or two, an encoded space. */
const JOINT = String.raw`(?:[\s._+-]{1,2}|%(?:25)?20)?`;

/** A text as part of an expression. */
export function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}

/** `Ada Lovelace`, `Lovelace, Ada`, `ada.lovelace`, `adalovelace`, as expressions; none for a single word. */
export function nameForms(fullName: string): string[] {
  const parts = fullName.split(/\s+/).filter((part) => part !== '');
  if (parts.length < 2) return [];
  const first = escape(parts[0]!);
  const last = escape(parts.at(-1)!);
  return [parts.map(escape).join(JOINT), `${first}${JOINT}${last}`, `${last}(?:,|%2C)?${JOINT}${first}`];
}

/** Quickly finds the first characters of one word of each value; every text if there is no such word. */
export function hintOf(words: readonly string[]): RegExp {
  const hints = words.filter((word) => word !== '').map((word) => escape(word.slice(0, HINT)));
  return new RegExp([...new Set(hints)].join('|'), 'i');
}

/** A word that stands in every spelling of a path or a name. */
export function lastWord(value: string): string {
  return value.split(/[\s/\\]+/).findLast((word) => word !== '') ?? '';
}

/** Finds exact values, in any case, as whole words. */
export function exact(name: string, patterns: readonly string[]): BuiltInDetector {
  const source = patterns.toSorted((a, b) => b.length - a.length).join('|');
  const pattern = new RegExp(source, 'i');
  const all = new RegExp(source, 'gi');
  return {
    name,
    marker: `[${name}]`,
    needs: IDENTITY,
    spans: pattern,
    find(text) {
      if (!pattern.test(text)) return NOTHING;
      const found: Match[] = [];
      for (const { 0: value, index } of text.matchAll(all)) {
        const end = index + value.length;
        if (!joins(text, index - 1, index) && !joins(text, end, end - 1)) found.push({ start: index, end });
      }
      return found;
    },
  };
}

/** Whether the character outside belongs to the same word as the one inside. `%2Falice`: an escape ends before a word. */
function joins(text: string, outside: number, inside: number): boolean {
  if (!isAlphanumeric(text.charCodeAt(outside)) || !isAlphanumeric(text.charCodeAt(inside))) return false;
  return !(outside < inside && /%[0-9a-f]{2}$/i.test(text.slice(Math.max(0, outside - 2), outside + 1)));
}
