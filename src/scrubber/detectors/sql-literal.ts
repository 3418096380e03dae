import { QUOTE } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const STATEMENT =
  /^[\s"(`]{0,4}(?:select|insert|update|delete|merge|replace|call|exec|with(?=\s+(?:recursive\s+)?[^\s(]{1,64}\s*(?:\([^()]{0,256}\)\s*)?as\b))\s/i;
const CLAUSE = /\b(?:from|into|set|values|where)\b/i;

/** Strings in a text that is an SQL statement. */
export const sqlLiteral: BuiltInDetector = {
  name: 'sql-literal',
  marker: '[value]',
  needs: QUOTE,
  spans: STATEMENT,
  find(text) {
    if (!STATEMENT.test(text) || !CLAUSE.test(text)) return NOTHING;
    let found: Match[] | undefined;
    for (let open = text.indexOf("'"); open >= 0; open = text.indexOf("'", open + 1)) {
      const close = endOfString(text, open);
      const value = text.slice(open + 1, close);
      if (value !== '' && !/^(?:\[[a-z-]+\]|[?*%]|:\w+)$/.test(value))
        (found ??= []).push({ start: open + 1, end: close });
      open = close;
    }
    return found ?? NOTHING;
  },
};

/** Where the closing quote is; a doubled or escaped one belongs to the string. */
function endOfString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length) {
    if (text[at] === '\\') at += 2;
    else if (text[at] !== "'") at++;
    else if (text[at + 1] === "'") at += 2;
    else return at;
  }
  return text.length;
}
