import { MEMBER, QUOTE } from '../features.ts';
import { markerAt } from '../markers.ts';
import { endOfName, startOfName } from '../pair-names.ts';
import { type ReadValue, valueReader } from '../pair-values.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { isPersonalName } from './personal-words.ts';

const LONGEST = 512;
const QUERY_VALUE = /^[^&#\s"'<>]{1,512}/;
const PLAIN =
  /^(?:true|false|null|string|number|boolean|\[\w+\]|[?*]+|\$?\{.*|:\w+|[~^]?\d{1,6}(?:\.\d{1,6}){1,3})$/;

/** The value of a name that says it is personal, in JSON (`"firstName": "…"`) and in parameters of web addresses (`?email=…`). */
export const personalPair: BuiltInDetector = {
  name: 'personal-value',
  marker: '[value]',
  needs: MEMBER | QUOTE,
  find(text) {
    const found: Match[] = [];
    const read = valueReader(text);
    for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
      const match = memberAt(text, at, read);
      if (match !== undefined) found.push(match);
    }
    for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
      const match = parameterAt(text, at);
      if (match !== undefined) found.push(match);
    }
    return found.length === 0 ? NOTHING : found;
  },
};

/** A member of JSON, or of an object as Node.js prints it: `{ firstName: 'Ada' }`. */
function memberAt(text: string, colon: number, read: ReadValue): Match | undefined {
  const nameEnd = endOfName(text, colon);
  const isQuoted = nameEnd < colon && /["\\]/.test(text.charAt(nameEnd));
  if (!isQuoted && !/^:\s{1,2}["']/.test(text.slice(colon, colon + 4))) return undefined;
  const nameStart = startOfName(text, nameEnd, colon);
  if (nameStart < 0 || !isPersonalName(text.slice(nameStart, nameEnd))) return undefined;
  if (!isQuoted && !/[{,]\s{0,8}$/.test(text.slice(Math.max(0, nameStart - 9), nameStart))) return undefined;
  const { start, end, quote } = read(colon + 1, nameStart, false);
  const value = text.slice(start, Math.min(end, start + LONGEST)).trim();
  if (value === '' || PLAIN.test(value) || (quote === '' && /^[[{]/.test(value)) || markerAt(text, start))
    return undefined;
  return { start, end };
}

function parameterAt(text: string, equals: number): Match | undefined {
  const start = startOfName(text, equals, equals);
  if (start < 0 || !isPersonalName(text.slice(start, equals))) return undefined;
  const value = QUERY_VALUE.exec(text.slice(equals + 1, equals + 514))?.[0];
  if (value === undefined || PLAIN.test(value) || markerAt(text, equals + 1)) return undefined;
  const end = equals + 1 + value.length;
  const before = start === 0 ? '' : text.charAt(start - 1);
  const isParameter = /[?&]/.test(before) || (/^\s?$/.test(before) && text[end] === '&');
  return isParameter ? { start: equals + 1, end } : undefined;
}
