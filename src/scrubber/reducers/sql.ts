const LITERAL = '?';
const WORD = /[\w$]/;

/**
 * A statement without the values in it: strings in every quoting (`'…'`, `N'…'`, `E'…'`, `$tag$…$tag$`, `q'[…]'`, `"…"` where a
 * value stands), numbers and comments. Names in quotes, backticks and brackets stay. An open quote takes the rest.
 */
export function reduceSql(sql: string): string {
  let out = '';
  let at = 0;
  while (at < sql.length) {
    const end = endOfLiteral(sql, at);
    const comment = end < 0 ? endOfComment(sql, at) : -1;
    if (end > 0) out += LITERAL;
    else if (comment < 0) out += sql[at];
    at = end > 0 ? end : comment > 0 ? comment : at + 1;
  }
  return out;
}

/** The end of the literal that begins at `at`, or -1. */
function endOfLiteral(sql: string, at: number): number {
  const character = sql[at]!;
  const inWord = at > 0 && WORD.test(sql[at - 1]!);
  if (character === "'") return endOfString(sql, at, "'");
  if (character === '"' && isValuePlace(sql, at)) return endOfString(sql, at, '"');
  if (character === '$' && !inWord) return endOfDollarQuoted(sql, at);
  if (inWord) return -1;
  if (/[nNeEbBxXqQ]/.test(character) && sql[at + 1] === "'") return endOfPrefixed(sql, at);
  return /[0-9]/.test(character) ? endOfNumber(sql, at) : -1;
}

function endOfString(sql: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < sql.length) {
    if (sql[at] === '\\') at += 2;
    else if (sql[at] !== quote) at++;
    else if (sql[at + 1] === quote) at += 2;
    else return at + 1;
  }
  return sql.length;
}

function endOfPrefixed(sql: string, at: number): number {
  if (!/[qQ]/.test(sql[at]!)) return endOfString(sql, at + 1, "'");
  const open = sql[at + 2] ?? '';
  const close = { '[': ']', '(': ')', '{': '}', '<': '>' }[open] ?? open;
  const end = sql.indexOf(`${close}'`, at + 3);
  return end < 0 ? sql.length : end + 2;
}

function endOfDollarQuoted(sql: string, at: number): number {
  const tag = /^\$(?:[A-Za-z_]\w{0,30})?\$/.exec(sql.slice(at, at + 34))?.[0];
  if (tag === undefined) return -1;
  const end = sql.indexOf(tag, at + tag.length);
  return end < 0 ? sql.length : end + tag.length;
}

function endOfNumber(sql: string, at: number): number {
  let end = at;
  while (end < sql.length && /[\w.]/.test(sql[end]!)) end++;
  return end;
}

/** `= "…"`, `("…"`, `, "…"`, `LIKE "…"`: a value in MySQL, where a name would not stand in these dialects' habits. */
function isValuePlace(sql: string, at: number): boolean {
  return /(?:[=<>!(,]|\b(?:like|in|values|between|and|regexp|rlike))$/i.test(
    sql.slice(Math.max(0, at - 16), at).trimEnd(),
  );
}

function endOfComment(sql: string, at: number): number {
  const pair = sql.slice(at, at + 2);
  if (pair !== '--' && pair !== '/*') return -1;
  const end = pair === '--' ? sql.indexOf('\n', at) : sql.indexOf('*/', at + 2);
  return end < 0 ? sql.length : pair === '--' ? end : end + 2;
}
