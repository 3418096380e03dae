import { MEMBER, QUOTE } from '../features.ts';
import { closingQuote } from '../reducers/json.ts';
import { endOfString, quoteReader, type IsValue } from '../reducers/sql-quotes.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const ALONE =
  /^[\s"(`]{0,4}(?:explain\s{1,4}(?:analyze\s{1,4})?)?(?:select|insert|update|delete|merge|replace|call|exec|(?:create|alter)\s+(?:user|role)|with(?=\s+(?:recursive\s+)?[^\s(]{1,64}\s*(?:\([^()]{0,256}\)\s*)?as\b))\s/i;
/** After what a log writes before it: `Executing (default): SELECT …`. */
const AFTER =
  /(?:[:;)\]](?:query)?|\*\/)[ \t"(]*(?:select|insert\sinto|update\s[\w."`]+\sset|(?:delete|merge|replace)\s(?:from|into)|(?:create|alter)\s(?:user|role)|with\s\w+\sas)\s/i;
/** In a text that is not read line by line, a statement can also begin on a line of its own. */
const ANYWHERE = new RegExp(AFTER.source.replace(';', '\\n;'), 'i');
/** Texts without such a word have no statement in them. */
const CLAUSE = /[\s)'"`](?:from|into|set|values|where|password|by)\b/i;
/** Where a value in quotes stands, and no word of a sentence. */
const PLACE =
  /(?:[=<>(,|]|\b(?:i?like|in|by|password|between|then|else|r?like|regexp|values)|'\s{1,4}and)\s{0,4}(?:\b[nebx])?$/i;
const PASSWORD =
  /\b(?:identified\s{1,8}(?:with\s{1,8}\S{1,40}\s{1,8})?(?:by|as)|(?:with|encrypted)\s{1,8}password)\s{1,8}'([^']{1,256})/gi;
/** `user's`. */
const APOSTROPHE = /^[a-z]{2}'[a-z]/;
const NO_VALUE = /^(?:[?*%]|:\w+|\$\d+|\[\])$/;
/** What is bound to a statement, as logs write it behind it. */
const BOUND = /(?:--\s{0,4}|\n)(?:params|parameters|bindings)\s{0,2}:\s{0,4}(?=\S)/i;

/** Strings in a text that is, or has in it, an SQL statement. */
export const sqlLiteral: BuiltInDetector = {
  name: 'sql-literal',
  marker: '[value]',
  needs: QUOTE | MEMBER,
  spans: { test: (text) => ALONE.test(text) || AFTER.test(text) },
  find(text) {
    if (!CLAUSE.test(text) || (!/["']/.test(text) && !BOUND.test(text))) return NOTHING;
    const found: Match[] = [];
    const alone = ALONE.exec(text);
    const statement = alone ?? ANYWHERE.exec(text);
    if (statement !== null) addLiterals(text, statement, alone !== null, found);
    else
      for (const { 0: whole, 1: value, index } of text.matchAll(PASSWORD))
        addValue(text, index + whole.length - value!.length, index + whole.length, found);
    return found.length === 0 ? NOTHING : found;
  },
};

/** From where a statement begins; one in a JSON string ends with it. `isAlone`: nothing stands before it. */
function addLiterals(
  text: string,
  { 0: begin, index }: RegExpExecArray,
  isAlone: boolean,
  found: Match[],
): void {
  const quoted = begin.indexOf('"');
  const to = quoted < 0 ? text.length : closingQuote(text, index + quoted);
  let quotes = quoted < 0 ? `'"` : "'";
  let isCompared: IsValue | undefined;
  let last = -9;
  for (let at = index + begin.length; at < to; at++) {
    const quote = text[at]!;
    if ((quote !== "'" && quote !== '"') || !quotes.includes(quote)) continue;
    if (APOSTROPHE.test(text.slice(at - 2, at + 2))) continue;
    const end = endOfString(text, at, quote, to);
    const listed = at - last < 9 && /^[\s,]+$/.test(text.slice(last, at));
    const isClosed = end - at > 1 && text[end - 1] === quote;
    const isValue =
      quote === '"'
        ? isClosed && (isCompared ??= quoteReader(text.slice(0, to), true))(at, end, listed)
        : isAlone || listed || PLACE.test(text.slice(Math.max(0, at - 24), at));
    if (isValue) addValue(text, at + 1, isClosed ? end - 1 : end, found);
    if (isValue) last = end;
    if (isValue || isClosed) at = end - 1;
    else quotes = quotes.replace(quote, '');
  }
  addBound(text, index, to, found);
}

/** What stands behind `params:` on the same line. */
function addBound(text: string, from: number, to: number, found: Match[]): void {
  const bound = BOUND.exec(text.slice(from, to));
  if (bound === null) return;
  const start = from + bound.index + bound[0].length;
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? to : Math.min(newline, to);
  addValue(text, start, start + text.slice(start, end).trimEnd().length, found);
}

function addValue(text: string, start: number, end: number, found: Match[]): void {
  if (start < end && !NO_VALUE.test(text.slice(start, end))) found.push({ start, end });
}
