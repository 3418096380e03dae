import { markerAt } from '../markers.ts';

const VALUE = '"?"';
/** A query in JSON, or as one writes it in JavaScript. */
const BEGINS = /^\s*(?:\[|\{\s*(?:["'}]|[\w$.]{1,64}\s*:))/;
const BARE = /[^\s{}[\]()"',:]/;
const LITERAL = /^(?:true|false|null)$/;

/** Whether a statement is in JSON: Elasticsearch, MongoDB. */
export function isJson(statement: string): boolean {
  return BEGINS.test(statement);
}

/** JSON, also cut off, without the values in it: names, `true`, `false` and `null` stay. */
export function reduceJson(json: string): string {
  let out = '';
  let at = 0;
  while (at < json.length) {
    const end = endOfPart(json, at);
    out += end > at ? reducePart(json, at, end) : json[at];
    at = Math.max(end, at + 1);
  }
  return out;
}

/** Where the string, the word or the marker ends that begins at `at`; `at` if none does. */
function endOfPart(json: string, at: number): number {
  const first = json[at]!;
  if (first === '"' || first === "'") return Math.min(closingQuote(json, at, first) + 1, json.length);
  if (markerAt(json, at)) return json.indexOf(']', at) + 1;
  let end = at;
  while (end < json.length && BARE.test(json[end]!)) end++;
  return end;
}

/** The quote that ends the string that begins at `open`, or the end of the text. */
export function closingQuote(json: string, open: number, quote = '"'): number {
  for (let at = open + 1; at < json.length; at += json[at] === '\\' ? 2 : 1)
    if (json[at] === quote) return at;
  return json.length;
}

function reducePart(json: string, start: number, end: number): string {
  const part = json.slice(start, end);
  if (part.startsWith('[') || LITERAL.test(part)) return part;
  let next = end;
  while (next - end < 8 && /\s/.test(json[next] ?? '')) next++;
  const isName = json[next] === ':' || (json[next] === '(' && !/^["']/.test(part));
  return isName ? part : VALUE;
}
