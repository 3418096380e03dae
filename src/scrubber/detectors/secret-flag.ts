import { endOfToken, isAsciiLetter, isSpace } from '../characters.ts';
import { FLAG } from '../features.ts';
import { markerAt } from '../markers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { secrecyOf } from './secret-words.ts';

const USER = /(?:^|\s)(?:-u|--user)[ =]["']?[^\s"':]{0,64}:([^\s"'\\]{1,256})/;
const USERS = new RegExp(USER.source, 'g');
const LONGEST_VALUE = 4096;
/** What stands between a flag and its value: a blank or `=`; in a list, quotes and a comma. */
const BEFORE_VALUE = /^(?:[\s=]|["'],\s{0,8}(?=["']))/;

/** The value of a flag that says it is secret: `--password …`, `--api-token=…`, `-ClientSecret …`, `curl -u name:…`. */
export const secretFlag: BuiltInDetector = {
  name: 'secret-flag',
  marker: '[secret]',
  needs: FLAG,
  find(text) {
    let found: Match[] | undefined;
    for (let at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at)) {
      const end = endOfToken(text, at);
      const match = isBegin(text, at) ? valueOf(text, at, end) : undefined;
      if (match !== undefined) (found ??= []).push(match);
      at = end;
    }
    if (text.includes('-u') && USER.test(text))
      for (const { 0: whole, 1: value = '', index } of text.matchAll(USERS)) {
        const end = index + whole.length;
        if (!markerAt(value, 0)) (found ??= []).push({ start: end - value.length, end });
      }
    return found ?? NOTHING;
  },
};

/** Whether a flag can begin at a dash: after a blank or a quote, or with two of them. */
function isBegin(text: string, at: number): boolean {
  if (text.charCodeAt(at + 1) === 45) return true;
  return at === 0 || isSpace(text.charCodeAt(at - 1)) || text[at - 1] === '"' || text[at - 1] === "'";
}

function valueOf(text: string, at: number, end: number): Match | undefined {
  let start = at;
  while (start < end && !isAsciiLetter(text.charCodeAt(start))) start++;
  const name = text.slice(start, end);
  if (name === '' || start - at > 2 || end - start > 64) return undefined;
  if (secrecyOf(name) !== 2 && !/token$/i.test(name)) return undefined;
  const between = BEFORE_VALUE.exec(text.slice(end, end + 12))?.[0];
  return between === undefined ? undefined : valueAt(text, end + between.length);
}

function valueAt(text: string, from: number): Match | undefined {
  const quote = text[from] === '"' || text[from] === "'" ? text[from] : '';
  const start = from + quote.length;
  if (start >= text.length || markerAt(text, start) || /[-$<{?]/.test(text.charAt(start))) return undefined;
  if (quote !== '' && /[\s,;)\]}"'+]/.test(text.charAt(start))) return undefined; // it ends the string that the flag is in
  const rest = text.slice(start, start + LONGEST_VALUE);
  const length = rest.search(quote === '' ? /[\s"'`]|\\["'nrt]/ : quote === '"' ? /"|\\"/ : /'/);
  const end = length < 0 ? start + rest.length : start + length;
  return end === start ? undefined : { start, end };
}
