import { AT } from '../features.ts';
import { markerAt } from '../markers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** The second in JSON of PHP. */
const SLASHES = ['://', String.raw`:\/\/`];
const ENDS_URL = ' \t\r\n"\'<>`|{}';
const ENDS_AUTHORITY = '/?#\\';
const WEB = /(?:https?|wss?)$/i;
/** What follows the colon in `host:5432`, and is no password. */
const PORT = /^\d{0,5}$/;
/** `;user=`, which follows the authority of SQL Server. */
const PROPERTY = /^;\w{1,40}=/;
const ORACLE = 'jdbc:oracle:';
const ORACLE_USER = /^(\w{3,5}:)([^\s"'/@:[]+\/[^\s"'@]+)@/;
const LONGEST_USER = 160;

/** Everybody's name on a Git server, and no secret. */
const GIT = 'git';

/** User name and password in `scheme://user:password@host`, and in Oracle's `jdbc:oracle:thin:user/password@host`. */
export const urlCredentials: BuiltInDetector = {
  name: 'url-credentials',
  marker: '[credentials]',
  needs: AT,
  find(text) {
    let found: Match[] | undefined;
    for (const slashes of SLASHES)
      for (let at = text.indexOf(slashes); at >= 0; at = text.indexOf(slashes, at + 3)) {
        const start = at + slashes.length;
        const end = endOfUserInfo(text, start, WEB.test(text.slice(Math.max(0, at - 5), at)));
        if (end > start && !isHarmless(text, start, end)) (found ??= []).push({ start, end });
      }
    for (let at = text.indexOf(ORACLE); at >= 0; at = text.indexOf(ORACLE, at + 1)) {
      const from = at + ORACLE.length;
      const [, driver = '', user = ''] = ORACLE_USER.exec(text.slice(from, from + LONGEST_USER)) ?? [];
      const start = from + driver.length;
      if (user !== '') (found ??= []).push({ start, end: start + user.length });
    }
    return found ?? NOTHING;
  },
};

/** Where the last `@` of the authority is; -1 if there is none. */
function endOfUserInfo(text: string, start: number, isWeb: boolean): number {
  let last = -1;
  let colon = -1;
  for (let end = start; end < text.length; end++) {
    const character = text[end]!;
    if (character === '@') last = end;
    else if (character === ':' && colon < 0) colon = end;
    else if (ENDS_URL.includes(character)) break;
    else if (!isWeb && character === ';' && PROPERTY.test(text.slice(end, end + 42))) break;
    else if (ENDS_AUTHORITY.includes(character) && (isWeb || !isInPassword(text, end, colon, last))) break;
  }
  return last;
}

/** Outside the web, people forget to encode `#` and `/` in a password. */
function isInPassword(text: string, at: number, colon: number, last: number): boolean {
  if (colon < 0 || text[at - 1] === ':' || (last >= 0 && text[at] !== '#')) return false;
  return !PORT.test(text.slice(colon + 1, Math.min(at, colon + 8)));
}

function isHarmless(text: string, start: number, end: number): boolean {
  if (text.slice(start, end) === GIT) return true;
  return markerAt(text, start) && text.indexOf(']', start) === end - 1;
}
