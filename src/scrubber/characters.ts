/** Tests on UTF-16 code units. A code of `NaN` (beyond the text) is none of these. */

/** `0`–`9`. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `A`–`Z`, `a`–`z`; everything beyond ASCII counts as a letter too, so that no rule cuts a word in two. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code >= 0xaa;
}

/** A letter or a digit. */
export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isLetter(code);
}

/** `A`–`Z`, `a`–`z`. */
export function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** ASCII letter or digit. */
export function isAsciiAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** `0`–`9`, `A`–`F`, `a`–`f`. */
export function isHex(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** What tokens, keys and identifiers are made of: ASCII letters, digits, `_`, `-`. */
export function isTokenCharacter(code: number): boolean {
  return isAsciiAlphanumeric(code) || code === 95 || code === 45;
}

/** What may stand between groups of digits: space, `.`, `-`, `(`, `)`, `/`, and the spaces and dashes of typography. */
export function isNumberSeparator(code: number): boolean {
  if (code < 128)
    return code === 32 || code === 45 || code === 46 || code === 40 || code === 41 || code === 47;
  return code === 0xa0 || (code >= 0x2000 && code <= 0x2015) || code === 0x202f || code === 0x2212;
}

/** Space, tab, line feed, carriage return. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** The end of the run of token characters that begins at `from`. */
export function endOfToken(text: string, from: number): number {
  let end = from;
  while (end < text.length && isTokenCharacter(text.charCodeAt(end))) end++;
  return end;
}

/** ASCII characters as a set that is quickly asked. */
export type CharacterSet = Uint8Array;

/** Makes a set. */
export function characterSet(characters: string): CharacterSet {
  const set = new Uint8Array(128);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/** Whether the character at a place within the text is in the set. */
export function isInSet(set: CharacterSet, code: number): boolean {
  return code < 128 && set[code] === 1;
}

/** Whether the character at `at` is this one; not if that is beyond the text, where reading is slow. */
export function isCodeAt(text: string, at: number, code: number): boolean {
  return at >= 0 && at < text.length && text.charCodeAt(at) === code;
}
