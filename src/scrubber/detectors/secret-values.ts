import { normalName } from './secret-words.ts';

/** Names for which a UUID is a secret too. */
const UUID_TOO = /(?:^|_)token$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const FILE = /^[\w./-]+\.[a-z]{2,4}$/;
const TIME = /^\d{4}-\d\d-\d\d[T ]/;
/** What stands where a value would be; the shell's `$name` only without quotes. */
const PLACEHOLDER =
  /^(?:[?*.x-]+|\$[{(].*|\$[A-Z_][A-Z0-9_]*|\$\d|:\w+|%\w|null|nil|none|undefined|true|false|yes|no|string|number|boolean|include|omit|same-origin)$/i;
const VARIABLE = /^\$[a-z_]\w*$/i;
/** Longer values are looked at no further to see what they are: time must not grow with their number and their length. */
const LONGEST_LOOK = 256;

/** Whether a value stands for another one, or is none: `null`, `${NAME}`. */
export function isPlaceholder(value: string, isQuoted: boolean): boolean {
  if (value === '' || value === '$') return true;
  if (value.length > LONGEST_LOOK) return false;
  return value.startsWith('$') && !/^\$[{(]/.test(value)
    ? (!isQuoted && VARIABLE.test(value)) || /^\$(?:[A-Z_][A-Z0-9_]*|\d)$/.test(value)
    : PLACEHOLDER.test(value);
}

/** Whether a value looks made by chance: long, with digits and letters together, and no identifier of another kind. */
export function looksRandom(name: string, value: string): boolean {
  if (value.length < 16) return false;
  const start = value.slice(0, LONGEST_LOOK);
  if (!/\d/.test(start) || !/[A-Za-z]/.test(start) || TIME.test(start)) return false;
  if (UUID_TOO.test(normalName(name))) return true;
  return !UUID.test(start) && !FILE.test(start) && start.split(/[-_.:#@+ ]/).some(isMixed);
}

/** A part of an identifier is a word, a number, or a word with a number after it. */
function isMixed(part: string): boolean {
  if (!/\d/.test(part) || !/[A-Za-z]/.test(part)) return false;
  return part.length >= 12 || (/\d[A-Za-z]/.test(part) && !/^\d+[A-Za-z]$/.test(part));
}

/** What the names `pass`, `pwd` and `otp` also stand for: counts and times, directories. */
export function isOtherKind(name: string, value: string): boolean {
  const normal = normalName(name);
  if (normal === 'pass')
    return /^(?:\d{1,6}(?:\.\d{1,6})?(?:m?s|%)?|[\w./-]{1,200}\.[a-z]{1,4})$/.test(value);
  if (normal.endsWith('pwd')) return /^(?:[/~]|[A-Za-z]:[\\/])/.test(value);
  return normal === 'otp' && !/^\d{4,8}$/.test(value);
}

const EXPRESSION = /^[a-z_$][\w$]*(?:\.[a-z_$][\w$]*){0,8}$/i;

/** `password = config.password`, `credentials: grpc.credentials.createInsecure()`. */
export function isCode(text: string, name: string, value: string, end: number): boolean {
  if (value.length > LONGEST_LOOK || !EXPRESSION.test(value)) return false;
  if (text[end] === '(') return value.includes('.') || text[end + 1] === ')';
  const dot = value.lastIndexOf('.');
  return dot > 0 && normalName(value.slice(dot + 1)) === normalName(name);
}

/** `password: must be …`, `credentials: missing`, `from key: node-cache-…`; but `password: swordfish`. */
export function isProse(text: string, name: string, value: string, end: number): boolean {
  if (/^key$/i.test(name)) return true;
  if (value.length > LONGEST_LOOK || !/^[a-z]+$/i.test(value)) return false;
  return !/pass|pwd/i.test(name) || (text[end] === ' ' && /[a-z]/i.test(text[end + 1] ?? ''));
}
