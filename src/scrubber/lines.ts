import { isSpace, isTokenCharacter } from './characters.ts';

const LONGEST_FLAG = 40;

/**
 * Changes lines one by one: `change` gets where one begins and ends, and gives what becomes of it. `undefined`: nothing. A line that
 * ends in `:`, `=` or a flag is taken together with the next, because a value may stand there.
 */
export function mapLines(
  text: string,
  change: (start: number, end: number) => string | undefined,
): string | undefined {
  let out = '';
  let kept = 0;
  for (let start = 0; start < text.length;) {
    const end = endOfPiece(text, start);
    const changed = change(start, end);
    if (changed !== undefined) {
      out += text.slice(kept, start) + changed;
      kept = end;
    }
    start = end + 1;
  }
  return kept === 0 ? undefined : out + text.slice(kept);
}

/** Whether lines are taken together in both texts in the same way: then what holds for each piece holds for the whole. */
export function hasSameLines(before: string, after: string): boolean {
  let a = 0;
  let b = 0;
  while (a < before.length && b < after.length) {
    const [endBefore, endAfter] = [before.indexOf('\n', a), after.indexOf('\n', b)];
    if (endBefore < 0 || endAfter < 0) return endBefore === endAfter;
    if (isContinued(before, a, endBefore) !== isContinued(after, b, endAfter)) return false;
    a = endBefore + 1;
    b = endAfter + 1;
  }
  return a >= before.length === b >= after.length;
}

function endOfPiece(text: string, start: number): number {
  let line = start;
  let end = text.indexOf('\n', start);
  while (end >= 0 && isContinued(text, line, end)) {
    line = end + 1;
    end = text.indexOf('\n', line);
  }
  return end < 0 ? text.length : end;
}

function isContinued(text: string, start: number, end: number): boolean {
  let last = end - 1;
  while (last >= start && isSpace(text.charCodeAt(last))) last--;
  if (last < start) return false;
  const code = text.charCodeAt(last);
  if (code === 58 || code === 61) return true;
  let first = last;
  while (first >= start && last - first < LONGEST_FLAG && isTokenCharacter(text.charCodeAt(first))) first--;
  return first < last && text.charCodeAt(first + 1) === 45;
}
