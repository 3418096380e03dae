import { characterSet, isDigit, isInSet, isTokenCharacter } from './characters.ts';

const LONGEST_NAME = 64;
const SHORTEST_NAME = 3;
const BEFORE_SIGN = characterSet(' :?"\'\\');

/** Where the name before a `:` or `=` ends: spaces and quotes may stand between. */
export function endOfName(text: string, separator: number): number {
  let end = separator;
  while (end > 0 && separator - end < 4 && isInSet(BEFORE_SIGN, text.charCodeAt(end - 1))) end--;
  return end;
}

/** Where the name that ends at `end` begins, or -1 if there is none that could say something about a value. */
export function startOfName(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && isNamePart(text.charCodeAt(start - 1))) start--;
  if (end - start < SHORTEST_NAME || isDigit(text.charCodeAt(start))) return -1;
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  return before === 58 || before === 47 ? -1 : start;
}

function isNamePart(code: number): boolean {
  return isTokenCharacter(code) || code === 46;
}
