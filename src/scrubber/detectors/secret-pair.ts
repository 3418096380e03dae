import { isSpace } from '../characters.ts';
import { PAIR, PERCENT } from '../features.ts';
import { markerAt } from '../markers.ts';
import { endOfName, startOfName } from '../pair-names.ts';
import { type ReadValue, valueReader } from '../pair-values.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { headerReader, isHeader, type ReadHeader } from './secret-header.ts';
import { isCode, isOtherKind, isPlaceholder, isProse, looksRandom } from './secret-values.ts';
import { secrecyOf } from './secret-words.ts';

/** `"name": "DB_PASSWORD", "value": "…"`, `key="ApiKey" value="…"`: what stands before the name `value`. */
const NAME_BESIDE =
  /[\s"'{<,\\](?:name|key)\\{0,8}["']?\s{0,2}[:=]\s{0,2}\\{0,8}["']([\w.-]{3,64})\\{0,8}["'][\s,]{0,4}\\{0,8}["']?$/i;
const MARKERS = /^(?:secret|token|key|credentials)$/;
const VARIABLE = /^[A-Z][A-Z0-9_]*_(?:TOKEN|KEY|AUTH|PW)$/;
const LONGEST_BESIDE = 120;

/** What reads the values of one text. */
interface Readers {
  readonly value: ReadValue;
  readonly header: ReadHeader;
}

/** The value beside a name that says it is secret: `password=…`, `"apiKey": "…"`, `secret: …`, `<password>…</password>`. */
export const secretPair: BuiltInDetector = {
  name: 'secret',
  marker: '[secret]',
  needs: PAIR | PERCENT,
  find(text) {
    const found: Match[] = [];
    const readers = { value: valueReader(text), header: headerReader(text) };
    const signs = text.includes('%3') ? ['=', ':', '%3D', '%3d', '%3A', '%3a'] : ['=', ':'];
    for (const sign of signs)
      for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
        at = pairAt(text, at, sign.length, readers, found);
    if (text.includes('</')) addElements(text, found);
    return found.length === 0 ? NOTHING : found;
  },
};

/** Adds the value beside the sign at `at`; where the search goes on. */
function pairAt(text: string, at: number, width: number, readers: Readers, found: Match[]): number {
  const end = endOfName(text, at);
  const start = startOfName(text, end, at);
  if (start < 0) return at;
  const own = text.slice(start, end);
  const name = own === 'value' ? nameBeside(text, start) : own;
  const secrecy = secrecyOf(name);
  if (secrecy === 0 || closesQuote(text, start, end, at) || isMarker(text, start, end)) return at;
  const isCertain = secrecy === 2 || isParameter(text, start, name) || isVariable(text, start, at, name);
  const match =
    isHeader(name) && !isBareMember(text, end, at)
      ? readers.header(at + width)
      : secretAfter(text, at + width, start, name, isCertain, readers.value);
  if (match === undefined) return at;
  found.push(match);
  return match.end - 1;
}

function nameBeside(text: string, start: number): string {
  return NAME_BESIDE.exec(text.slice(Math.max(0, start - LONGEST_BESIDE), start))?.[1] ?? '';
}

/** `log('password:', …)`, `run("mysql --password=" + …)`: the quote after the sign ends the string that the name is in. */
function closesQuote(text: string, start: number, end: number, separator: number): boolean {
  const quote = text[separator + 1];
  if (end !== separator || (quote !== '"' && quote !== "'")) return false;
  return text[start - 1] === quote || /^[\s,;)\]}+]?$/.test(text.charAt(separator + 2));
}

/** What a value became: `[secret]: …`. */
function isMarker(text: string, start: number, end: number): boolean {
  return start > 0 && text[start - 1] === '[' && MARKERS.test(text.slice(start, end));
}

/** `SESSION_KEY=…`, as in the environment of a process. */
function isVariable(text: string, start: number, separator: number, name: string): boolean {
  return (
    VARIABLE.test(name) &&
    text.charCodeAt(separator) === 61 &&
    separator === start + name.length &&
    (start === 0 || isSpace(text.charCodeAt(start - 1)))
  );
}

/** `"cookie": 12`: no line of a header. */
function isBareMember(text: string, nameEnd: number, separator: number): boolean {
  return (
    text[nameEnd] === '"' && /^:\s{0,4}(?:\[\s{0,4})?[^\s"'\\[]/.test(text.slice(separator, separator + 10))
  );
}

/** `?token=…`: what stands in a link that was mailed is a secret, however short. */
function isParameter(text: string, start: number, name: string): boolean {
  return start > 0 && /[?&#;]/.test(text.charAt(start - 1)) && /token$/i.test(name);
}

/** The value, unless it is none. If the name is not `isCertain` to be a secret's, it must look like one. */
function secretAfter(
  text: string,
  from: number,
  nameStart: number,
  name: string,
  isCertain: boolean,
  read: ReadValue,
): Match | undefined {
  const { start, end, quote } = read(from, nameStart, text.charCodeAt(from - 3) === 37);
  if (start >= end || markerAt(text, start)) return undefined;
  const value = text.slice(start, end);
  if (isPlaceholder(value, quote !== '') || isOtherKind(name, value)) return undefined;
  if (!isCertain && !looksRandom(name, value)) return undefined;
  if (quote !== '') return { start, end };
  const isSpaced = start > from && isSpace(text.charCodeAt(from));
  if (isCode(text, name, value, end) || (isSpaced && isProse(text, name, value, end))) return undefined;
  return { start, end };
}

/** Adds what stands in elements of XML with such a name. */
function addElements(text: string, found: Match[]): void {
  let open = 0;
  for (let close = text.indexOf('</'); close >= 0; close = text.indexOf('</', open)) {
    const name = /^(?:[\w.-]{1,32}:)?([\w.-]{3,64})>/.exec(text.slice(close + 2, close + 100))?.[1];
    if (name !== undefined && secrecyOf(name) === 2) {
      const start = text.lastIndexOf('>', close) + 1;
      if (start > open && start < close && !markerAt(text, start)) found.push({ start, end: close });
    }
    open = close + 2;
  }
}
