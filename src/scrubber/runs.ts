import { isAsciiAlphanumeric } from './characters.ts';

/** What tokens of all kinds are made of. */
const MEMBER = new Uint8Array(128);
for (let code = 0; code < 128; code++)
  if (isAsciiAlphanumeric(code) || '_-.~'.includes(String.fromCharCode(code))) MEMBER[code] = 1;

/** Shorter runs are no tokens. */
const SHORTEST = 16;

function isMember(code: number): boolean {
  return code < 128 && MEMBER[code] === 1;
}

/**
 * Where the next run of at least 16 letters, digits, `_`, `-`, `.`, `~` begins, or -1.
 * Such a run covers one in every 16 places, so only those are looked at. `from` must not be inside a run.
 */
export function nextRun(text: string, from: number): number {
  for (let at = from + SHORTEST - 1; at < text.length; at += SHORTEST) {
    if (!isMember(text.charCodeAt(at))) continue;
    let start = at;
    while (start > from && isMember(text.charCodeAt(start - 1))) start--;
    const end = endOfRun(text, at);
    if (end - start >= SHORTEST) return start;
    at = end - 1;
  }
  return -1;
}

/** The end of the run that `at` is in. */
export function endOfRun(text: string, at: number): number {
  let end = at;
  while (end < text.length && isMember(text.charCodeAt(end))) end++;
  return end;
}
