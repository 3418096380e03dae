import { isAsciiAlphanumeric, isDigit } from './characters.ts';

/** What tokens of all kinds are made of. */
const MEMBER = new Uint8Array(128);
for (let code = 0; code < 128; code++)
  if (isAsciiAlphanumeric(code) || '_-.~'.includes(String.fromCharCode(code))) MEMBER[code] = 1;

/** Shorter runs are no tokens. */
export const SHORTEST_RUN = 16;

function isMember(code: number): boolean {
  return code < 128 && MEMBER[code] === 1;
}

/**
 * Where the next run of at least 16 letters, digits, `_`, `-`, `.`, `~` begins, or -1.
 * Such a run covers one in every 16 places, so only those are looked at. `from` must not be inside a run.
 */
function nextRun(text: string, from: number): number {
  for (let at = from + SHORTEST_RUN - 1; at < text.length; at += SHORTEST_RUN) {
    if (!isMember(text.charCodeAt(at))) continue;
    let start = at;
    while (start > from && isMember(text.charCodeAt(start - 1))) start--;
    const end = endOfRun(text, at);
    if (end - start >= SHORTEST_RUN) return start;
    at = end - 1;
  }
  return -1;
}

/** The end of the run that `at` is in. */
function endOfRun(text: string, at: number): number {
  let end = at;
  while (end < text.length && isMember(text.charCodeAt(end))) end++;
  return end;
}

/** Whether a run is neither words nor a number. */
export function isToken(text: string, start: number, end: number): boolean {
  let digits = 0;
  let lower = 0;
  let upper = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) digits++;
    else if (code === 95) return true;
    else if (code >= 97) lower++;
    else if (code >= 65) upper++;
  }
  if (digits > 0) return lower + upper > 0;
  return (lower === 0 && upper > 0) || (upper > 0 && lower + upper < end - start);
}

/** The beginning and the end of each run, one after the other. */
export function tokenRuns(text: string): number[] {
  const runs: number[] = [];
  for (let start = nextRun(text, 0); start >= 0;) {
    const end = endOfRun(text, start);
    runs.push(start, end);
    start = nextRun(text, end);
  }
  return runs;
}
