import { characterSet, isCodeAt, isInSet, isSpace } from '../characters.ts';
import { markerAt } from '../markers.ts';

/** Accounts that every machine has. */
const EVERYBODY = new Set(['shared', 'public', 'default', 'all users', 'default user', 'guest']);
const LONGEST_NAME = 64;
const LONGEST_SPACED = 40;
const ENDS_NAME = characterSet('/\\:*?"\'<>|%,;()[]{}`&=');
/** A character that is percent-encoded, once or twice, and neither ends a value nor is forbidden in a name. */
const ENCODED = /^%(?:25)?(?!2[2567f]|3[a-f]|0.|5c|7c)[0-9a-f]{2}/i;
/** Up to four words of what Windows lets be in a name. */
const SPACED = /^(?:[^\s/\\:*?"<>|]+ ){1,3}[^\s/\\:*?"<>|]+$/;
/** More words of a name that begins with a capital. */
const CAPITALS = /^(?: \p{Lu}(?:\p{L}|['’.-](?=\p{L}))*){1,2}/u;
/** More words up to where the path must end; a quotation mark ends it only if one begins it. */
const WORDS = /^(?: [\p{L}\p{N}_.-]+){1,2}(?=[>|;])/u;
const QUOTED_WORDS = /^(?: [\p{L}\p{N}_.-]+){1,2}(?=["'>|;])/u;
const QUOTE_BEFORE = /["'](?:[A-Za-z]:)?\\{0,4}$/;
/** `/home/main.js`: no user's name. */
const SOURCE_FILE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|php|py|rb|go|rs|java|kt|swift|dart|cs|[cx]?s?html?|s?css|less|json|map|svg|png|jpe?g|gif|webp|ico|woff2?)$/i;

/** Where the user's name at `start` ends, after a root that begins at `root`; `start` if none is there. */
export function endOfUser(text: string, root: number, start: number, isWindows: boolean): number {
  let end = endOfWord(text, start);
  if (isWindows && isCodeAt(text, end, 32)) end = endOfSpaced(text, root, start, end);
  while (end > start && '.!'.includes(text[end - 1]!)) end--;
  return isName(text, start, end) ? end : start;
}

function endOfWord(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST_NAME);
  let end = start;
  while (end < limit) {
    const length = lengthInName(text, end);
    if (length === 0) break;
    end += length;
  }
  return end;
}

/** How many characters at `at` are one of a name: `O'Brien`, `J%C3%B6rg`; none if it ends there. */
function lengthInName(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (!isSpace(code) && !isInSet(ENDS_NAME, code)) return 1;
  if (code === 37) return ENCODED.exec(text.slice(at, at + 5))?.[0].length ?? 0;
  return code === 39 && /^\p{L}'\p{L}$/u.test(text.slice(at - 1, at + 2)) ? 1 : 0;
}

/** Names on Windows may have spaces in them; if nothing shows where one ends, its first word, which ends at `end`, is taken for it. */
function endOfSpaced(text: string, root: number, start: number, end: number): number {
  const rest = text.slice(start, start + LONGEST_SPACED);
  const name = rest.split(/[\\/]/, 1)[0]!;
  if (name.length < rest.length && SPACED.test(name)) return start + name.length;
  const more = text.slice(end, end + LONGEST_SPACED);
  const isQuoted = QUOTE_BEFORE.test(text.slice(Math.max(0, root - 7), root));
  const words =
    (/^\p{Lu}/u.test(rest) ? CAPITALS.exec(more) : null) ?? (isQuoted ? QUOTED_WORDS : WORDS).exec(more);
  return end + (words?.[0].length ?? 0);
}

function isName(text: string, start: number, end: number): boolean {
  if (end <= start || markerAt(text, start)) return false;
  const name = text.slice(start, end);
  if (EVERYBODY.has(name.toLowerCase()) || !/[\p{L}\p{N}]/u.test(name) || /^[$:*~]/.test(name)) return false;
  return text[end] === '/' || text[end] === '\\' || !SOURCE_FILE.test(name);
}
