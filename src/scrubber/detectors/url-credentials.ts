import { AT } from '../features.ts';
import { markerAt } from '../markers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const ENDS_AUTHORITY = '/?#\\ \t\r\n"\'<>`|{}';

/** Everybody's name on a Git server, and no secret. */
const GIT = 'git';

/** User name and password in `scheme://user:password@host`. */
export const urlCredentials: BuiltInDetector = {
  name: 'url-credentials',
  marker: '[credentials]',
  needs: AT,
  find(text) {
    let found: Match[] | undefined;
    for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
      const start = at + 3;
      let end = start;
      let last = -1;
      while (end < text.length && !ENDS_AUTHORITY.includes(text[end]!))
        if (text[end++] === '@') last = end - 1;
      if (last > start && !isHarmless(text, start, last)) {
        (found ??= []).push({ start, end: last });
      }
    }
    return found ?? NOTHING;
  },
};

function isHarmless(text: string, start: number, end: number): boolean {
  if (text.slice(start, end) === GIT) return true;
  return markerAt(text, start) && text.indexOf(']', start) === end - 1;
}
