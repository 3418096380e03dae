import { MEMBER } from '../features.ts';
import { markerAt } from '../markers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { isPersonalName } from './personal-words.ts';

const LONGEST_NAME = 48;
const JSON_VALUE = /^\s{0,4}(\\?"|)([^"\\\n,}\]]{1,512})/;
const QUERY_VALUE = /^[^&#\s"'<>]{1,512}/;
const PLAIN = /^(?:true|false|null|string|number|boolean|\[\w+\]|[?*]+|\$?\{.*|:\w+)$/;

/** The value of a name that says it is personal, in JSON (`"firstName": "…"`) and in parameters of web addresses (`?email=…`). */
export const personalPair: BuiltInDetector = {
  name: 'personal-value',
  marker: '[value]',
  needs: MEMBER,
  find(text) {
    const found: Match[] = [];
    for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', quote + 1)) {
      const colon =
        text.charCodeAt(quote + 1) === 58 ? quote + 1 : text.startsWith(' :', quote + 1) ? quote + 2 : -1;
      const match = colon < 0 ? undefined : jsonValue(text, colon);
      if (match !== undefined) found.push(match);
    }
    for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
      const match = queryValue(text, at);
      if (match !== undefined) found.push(match);
    }
    return found.length === 0 ? NOTHING : found;
  },
};

function jsonValue(text: string, colon: number): Match | undefined {
  let close = colon - 1;
  while (close > 0 && colon - close < 4 && text[close] === ' ') close--;
  if (text[close] !== '"') return undefined;
  const end = text[close - 1] === '\\' ? close - 1 : close;
  const start = text.lastIndexOf('"', end - 1) + 1;
  if (start === 0 || end - start > LONGEST_NAME || !isPersonalName(text.slice(start, end))) return undefined;
  const value = JSON_VALUE.exec(text.slice(colon + 1, colon + 530));
  if (value === null || value[2]!.trim() === '' || PLAIN.test(value[2]!.trim()) || /^[[{]/.test(value[2]!))
    return undefined;
  const from = colon + 1 + value[0].length - value[2]!.length;
  return markerAt(text, from) ? undefined : { start: from, end: from + value[2]!.trimEnd().length };
}

function queryValue(text: string, equals: number): Match | undefined {
  let start = equals;
  while (start > 0 && equals - start < LONGEST_NAME && /[\w.-]/.test(text[start - 1]!)) start--;
  if (start === equals || !/[?&]/.test(text[start - 1] ?? '') || !isPersonalName(text.slice(start, equals)))
    return undefined;
  const value = QUERY_VALUE.exec(text.slice(equals + 1, equals + 514))?.[0];
  if (value === undefined || PLAIN.test(value) || markerAt(text, equals + 1)) return undefined;
  return { start: equals + 1, end: equals + 1 + value.length };
}
