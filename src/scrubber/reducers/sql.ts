import { isJson, reduceJson } from './json.ts';
import { endOfString, quoteReader } from './sql-quotes.ts';

const LITERAL = '?';
const WORD = /[\w$]/;
const BETWEEN = /[\s,]/;
/** A Redis command that writes, and its key; what follows is the data. */
const REDIS =
  /^\s*(?:(?:m?set(?:nx)?|p?setex|getset|hm?set(?:nx)?|append|[lr]pushx?|linsert|lset|sadd|sismember|z(?:add|incrby)|xadd|s?publish|pfadd|geoadd)\s+\S+|auth|hello|echo)(?=\s+\S)/i;

/**
 * A statement without the values in it: strings in every quoting (`'…'`, `N'…'`, `E'…'`, `$tag$…$tag$`, `q'[…]'`, `"…"` where a
 * value stands), numbers and comments. Names in quotes, backticks and brackets stay. An open quote takes the rest.
 * Also queries in JSON, and what Redis is to write.
 */
export function reduceSql(sql: string): string {
  const other = reduceOther(sql);
  if (other !== undefined) return other;
  const plain = withoutLiterals(sql);
  return reduceOther(plain) ?? (plain.includes('"') ? withoutValues(plain) : plain);
}

function reduceOther(statement: string): string | undefined {
  if (isJson(statement)) return reduceJson(statement);
  const redis = REDIS.exec(statement)?.[0];
  return redis === undefined ? undefined : `${redis} ${LITERAL}`;
}

/** Without comments and what is certainly a value. */
function withoutLiterals(sql: string): string {
  let out = '';
  for (let at = 0, next = 0; at < sql.length; at = next) {
    const literal = endOfLiteral(sql, at);
    const comment = literal < 0 ? endOfComment(sql, at) : -1;
    next = Math.max(literal, comment, at + 1);
    if (literal > 0) out += isClosedName(sql, at, literal) ? sql.slice(at, literal) : LITERAL;
    else if (comment < 0) out += sql[at];
    else if (/\S/.test(sql[at - 1] ?? ' ')) out += ' ';
  }
  return out;
}

/** Without what in double quotes is a value. */
function withoutValues(sql: string): string {
  const isValue = quoteReader(sql);
  let out = '';
  let listed = false;
  for (let at = 0, next = 0; at < sql.length; at = next) {
    const end = sql[at] === '"' ? endOfString(sql, at, '"') : -1;
    const value: boolean = end > 0 && isValue(at, end, listed);
    next = Math.max(end, at + 1);
    out += value ? LITERAL : sql.slice(at, next);
    listed = value || (listed && BETWEEN.test(sql[at]!));
  }
  return out;
}

function isClosedName(sql: string, start: number, end: number): boolean {
  return sql[start] === '"' && end - start > 1 && sql[end - 1] === '"';
}

/** The end of what is in quotes or a number and begins at `at`, or -1. */
function endOfLiteral(sql: string, at: number): number {
  const character = sql[at]!;
  if (character === "'" || character === '"') return endOfString(sql, at, character);
  const inWord = at > 0 && WORD.test(sql[at - 1]!);
  if (character === '$' && !inWord) return endOfDollarQuoted(sql, at);
  if (inWord) return -1;
  if (/[nNeEbBxXqQ]/.test(character) && sql[at + 1] === "'") return endOfPrefixed(sql, at);
  return /[0-9]/.test(character) ? endOfNumber(sql, at) : -1;
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

function endOfComment(sql: string, at: number): number {
  const pair = sql.slice(at, at + 2);
  if (pair !== '--' && pair !== '/*') return -1;
  const end = pair === '--' ? sql.indexOf('\n', at) : sql.indexOf('*/', at + 2);
  return end < 0 ? sql.length : pair === '--' ? end : end + 2;
}
