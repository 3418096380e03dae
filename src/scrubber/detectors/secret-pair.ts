import { characterSet, isCodeAt, isInSet, isSpace } from '../characters.ts';
import { PAIR } from '../features.ts';
import { markerAt } from '../markers.ts';
import { endOfName, startOfName } from '../pair-names.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { looksRandom, normalName, secrecyOf } from './secret-words.ts';

const ENDS_VALUE = characterSet(',;&"\'`<>()[]{}|\\');
const BEFORE_VALUE = characterSet(' :=>\t');
const BEFORE_FIELD = characterSet(' "\'\\');
const ENDS_FIELD = characterSet('"\'\r\n');
/** Header fields whose value has spaces in it. */
const HEADER = /^(?:proxy-)?(?:authorization|(?:set-)?cookie)$/i;
const EXPRESSION = /^[a-z_$][\w$]*(?:\.[a-z_$][\w$]*){0,8}$/i;
/** What stands where a value would be. */
const PLACEHOLDER =
  /^(?:[?*.x-]+|\$.*|:\w+|%\w|null|nil|none|undefined|true|false|yes|no|string|number|boolean)$/i;

/** The value beside a name that says it is secret: `password=…`, `"apiKey": "…"`, `secret: …`. */
export const secretPair: BuiltInDetector = {
  name: 'secret',
  marker: '[secret]',
  needs: PAIR,
  find(text) {
    const found: Match[] = [];
    for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) at = pairAt(text, at, found);
    for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) at = pairAt(text, at, found);
    return found.length === 0 ? NOTHING : found;
  },
};

/** Adds the value beside the separator at `at`; where the search goes on. */
function pairAt(text: string, at: number, found: Match[]): number {
  const end = endOfName(text, at);
  const start = startOfName(text, end);
  if (start < 0) return at;
  const name = text.slice(start, end);
  const secrecy = secrecyOf(name);
  if (secrecy === 0) return at;
  if (closesQuote(text, start, end, at)) return at;
  const certain = secrecy === 2 || isParameter(text, start, name);
  const match = HEADER.test(name) ? restOfLine(text, at) : valueAfter(text, at, name, certain);
  if (match === undefined) return at;
  found.push(match);
  return match.end - 1;
}

/** `log('password:', …)`: the quote after the sign ends the string that the name is in. */
function closesQuote(text: string, start: number, end: number, separator: number): boolean {
  const quote = text[separator + 1];
  return end === separator && (quote === '"' || quote === "'") && text[start - 1] === quote;
}

/** `?token=…`: what stands in a link that was mailed is a secret, however short. */
function isParameter(text: string, start: number, name: string): boolean {
  return /[?&#]/.test(text[start - 1] ?? '') && /token$/i.test(name);
}

/** Where the value is. Unless the name is `certain` to be a secret's, the value must look like one. */
function valueAfter(text: string, separator: number, name: string, certain: boolean): Match | undefined {
  let start = separator + 1;
  while (start < text.length && start - separator < 8 && isInSet(BEFORE_VALUE, text.charCodeAt(start)))
    start++;
  while (isCodeAt(text, start, 92) && start - separator < 12) start++;
  const quote = isCodeAt(text, start, 34) ? '"' : isCodeAt(text, start, 39) ? "'" : '';
  if (quote !== '') start++;
  if (markerAt(text, start)) return undefined;
  const end =
    quote === '' ? endOfField(text, start, endOfBare(text, start)) : endOfQuoted(text, start, quote);
  const value = text.slice(start, end);
  if (value === '' || PLACEHOLDER.test(value)) return undefined;
  if (!certain && !looksRandom(name, value)) return undefined;
  if (quote === '' && isCode(text, name, value, end)) return undefined;
  const spaced = quote === '' && start > separator + 1 && isSpace(text.charCodeAt(separator + 1));
  return spaced && isProse(text, name, value, end) ? undefined : { start, end };
}

/** The value of a header field: to the end of the line or the quote. */
function restOfLine(text: string, separator: number): Match | undefined {
  let start = separator + 1;
  while (start < text.length && start - separator < 8 && isInSet(BEFORE_FIELD, text.charCodeAt(start)))
    start++;
  let end = start;
  while (end < text.length && !isInSet(ENDS_FIELD, text.charCodeAt(end))) end++;
  const isCredential = /[=\d]|^(?:basic|bearer|digest|negotiate)\s/i.test(text.slice(start, end));
  return !isCredential || markerAt(text, start) ? undefined : { start, end };
}

function endOfBare(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (isSpace(code) || isInSet(ENDS_VALUE, code)) break;
    end++;
  }
  return end;
}

/** In a connection string (`…;Password=two words;…`) a value goes on to the next `;`. */
function endOfField(text: string, start: number, end: number): number {
  if (
    text[end] !== ' ' ||
    text[start - 1] !== '=' ||
    !text.slice(Math.max(0, start - 200), start).includes(';')
  )
    return end;
  const rest = /^[^;=\r\n]{1,64}(?=;)/.exec(text.slice(end, end + 66))?.[0];
  return rest === undefined ? end : end + rest.length;
}

function endOfQuoted(text: string, start: number, quote: string): number {
  let end = start;
  while (end < text.length && text[end] !== quote && text[end] !== '\n')
    end += text[end] === '\\' && text[end + 1] !== quote ? 2 : 1;
  return Math.min(text[end - 1] === '\\' ? end - 1 : end, text.length);
}

/** `password = config.password`, `credentials: grpc.credentials.createInsecure()`. */
function isCode(text: string, name: string, value: string, end: number): boolean {
  if (!EXPRESSION.test(value)) return false;
  if (text[end] === '(') return value.includes('.') || text[end + 1] === ')';
  const dot = value.lastIndexOf('.');
  return dot > 0 && normalName(value.slice(dot + 1)) === normalName(name);
}

/** `password: must be …`, `credentials: missing`; but `password: swordfish`. */
function isProse(text: string, name: string, value: string, end: number): boolean {
  if (!/^[a-z]+$/i.test(value)) return false;
  return !/pass|pwd/i.test(name) || (text[end] === ' ' && /[a-z]/i.test(text[end + 1] ?? ''));
}
