import { endOfToken, isSpace } from '../characters.ts';
import { FLAG } from '../features.ts';
import { markerAt } from '../markers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { secrecyOf } from './secret-words.ts';

const USER = /(?:^|\s)(?:-u|--user)[ =]["']?[^\s"':]{0,64}:([^\s"']{1,256})/;

/** The value of a flag that says it is secret: `--password …`, `--api-token=…`, `curl -u name:…`. */
export const secretFlag: BuiltInDetector = {
  name: 'secret-flag',
  marker: '[secret]',
  needs: FLAG,
  find(text) {
    let found: Match[] | undefined;
    for (let at = text.indexOf('--'); at >= 0; at = text.indexOf('--', at + 2)) {
      const end = endOfToken(text, at + 2);
      if (end === at + 2 || !(isSpace(text.charCodeAt(end)) || text[end] === '=')) continue;
      const name = text.slice(at + 2, end);
      const match = secrecyOf(name) === 2 || /token$/i.test(name) ? valueAt(text, end + 1) : undefined;
      if (match !== undefined) (found ??= []).push(match);
    }
    const user = text.includes('-u') ? USER.exec(text) : null;
    if (user !== null && !markerAt(user[1]!, 0)) {
      const end = user.index + user[0].length;
      (found ??= []).push({ start: end - user[1]!.length, end });
    }
    return found ?? NOTHING;
  },
};

function valueAt(text: string, from: number): Match | undefined {
  const quote = text[from] === '"' || text[from] === "'" ? text[from] : '';
  const start = from + quote.length;
  let end = start;
  while (end < text.length && (quote === '' ? !isSpace(text.charCodeAt(end)) : text[end] !== quote)) end++;
  if (end === start || text[start] === '-' || markerAt(text, start) || /^[$<{?]/.test(text[start]!))
    return undefined;
  return { start, end };
}
