/** Whether what stands in double quotes from `start` to `end` is a value; `afterValue`: another value and a comma come before. */
export type IsValue = (start: number, end: number, afterValue: boolean) => boolean;

const LONGEST_NAME = 130;
/** A statement that puts names in double quotes. */
const NAMES = /\b(?:from|into|update|join|table|exists)\s+"[^"]{1,128}"/i;
const COLUMNS = /\binto\s+[\w.$"[\]]{1,200}\s*\(/i;
const VALUES = /\bvalues?\s*\(/i;
const AFTER_VALUES = /\b(?:on|returning|where|select)\b/i;
const COMPARED = /(?:[=<>!~]|\b(?:i?like|rlike|regexp|between)|\bin\s{0,8}\()$/i;
/** Where a value can stand, but also a name; `::"name"` is a type. */
const PLACE =
  /(?:[=<>!~(,+|[]|(?:^|[^:]):|\b(?:i?like|in|values|between|and|or|when|then|else|regexp|rlike|return))$/i;
const QUALIFIES = /^\s{0,8}(?:\.|::)/;
const IS_COMPARED =
  /^\s{0,8}(?:[=<>!~]{1,3}\s{0,8}[$?:@'"(\d]|(?:is|in|not|i?like|between|asc|desc|nulls)\b)/i;

/**
 * Reads what is in double quotes: names in standard SQL, values in MySQL and Cypher. Which of them a statement means is decided once;
 * where that is not clear, what can be a value is one. `strict`: only what is compared or listed as a value is one.
 */
export function quoteReader(sql: string, strict = false): IsValue {
  const onlyValues = !strict && sql.includes('`');
  const mostlyNames = strict || NAMES.test(sql);
  const columns = rangeOf(sql, COLUMNS, /\)/);
  const values = rangeOf(sql, VALUES, AFTER_VALUES);
  return (start, end, afterValue) => {
    if (sql[start - 1] === '.') return false;
    if (end - start > LONGEST_NAME) return true;
    const after = sql.slice(end, end + 24);
    if (QUALIFIES.test(after) || isIn(columns, start)) return false;
    if (onlyValues || afterValue || isIn(values, start)) return true;
    const before = sql.slice(Math.max(0, start - 24), start).trimEnd();
    if (COMPARED.test(before)) return true;
    return !mostlyNames && PLACE.test(before) && !IS_COMPARED.test(after);
  };
}

type Range = readonly [from: number, to: number];

/** From the first `open` to the next `close`. */
function rangeOf(sql: string, open: RegExp, close: RegExp): Range {
  const match = open.exec(sql);
  if (match === null) return [0, 0];
  const from = match.index + match[0].length;
  const length = sql.slice(from).search(close);
  return [from, length < 0 ? sql.length : from + length];
}

function isIn([from, to]: Range, at: number): boolean {
  return at >= from && at < to;
}

/** Where a string ends; a doubled or escaped quote belongs to it, an open one takes the rest. */
export function endOfString(text: string, start: number, quote: string, limit = text.length): number {
  let at = start + 1;
  while (at < limit) {
    if (text[at] === '\\') at += 2;
    else if (text[at] !== quote) at++;
    else if (text[at + 1] === quote) at += 2;
    else return at + 1;
  }
  return limit;
}
