import { isAlphanumeric, isAsciiAlphanumeric, isDigit, isHex } from '../characters.ts';
import { DOTTED, GROUPS } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { isVersion } from './version-number.ts';

const V4 = /^(?:25[0-5]|2[0-4]\d|[01]?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|[01]?\d?\d)){3}$/;
const FIRST = /[0-9]\.[0-9]{1,3}\.[0-9]{1,3}\./;
/** Loopback, unspecified and broadcast addresses say nothing about anybody. */
const NOBODY_V4 = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$)/;
/** An escape or a colour, written out, before an address: `\n10.1.2.3`, `[32m10.1.2.3`. */
const ESCAPE = /(?:\\[nrt]|\[[\d;]{1,8}m)$/;
/** `2001:db8:0:0:1:2:3:4:8080`; more pairs are a fingerprint. */
const PORT = /(?<!:):\d{1,5}$/;

/** Whether four numbers are an IPv4 address that can belong to somebody. */
export function isV4(text: string): boolean {
  return V4.test(text) && !NOBODY_V4.test(text);
}

/** Whether groups are an IPv6 address (RFC 4291, section 2.2), zone and prefix length aside. */
function isV6(text: string): boolean {
  const gap = text.indexOf('::');
  if (gap >= 0 && text.indexOf('::', gap + 1) >= 0) return false;
  const embedded = text.indexOf('.') < 0 ? text.length : text.lastIndexOf(':') + 1;
  if (embedded < text.length && !V4.test(text.slice(embedded))) return false;
  let groups = embedded < text.length ? 2 : 0;
  let length = 0;
  for (let i = 0; i < embedded; i++) {
    if (text.charCodeAt(i) !== 58) {
      if (++length > 4) return false;
      if (length === 1) groups++;
      continue;
    }
    if (length === 0 && i !== gap && i !== gap + 1) return false;
    length = 0;
  }
  if (embedded === text.length && length === 0 && gap !== text.length - 2) return false;
  return gap >= 0 ? groups < 8 : groups === 8;
}

/** IPv4 addresses; not versions of products, not parts of longer dotted numbers. */
export const ipv4: BuiltInDetector = {
  name: 'ipv4',
  marker: '[ip]',
  needs: DOTTED,
  lookalike: true,
  find(text) {
    let found: Match[] | undefined;
    for (let at = Math.max(0, text.search(FIRST) - 2); at < text.length; at++) {
      if (!isDigit(text.charCodeAt(at))) continue;
      let end = at;
      while (end < text.length && (isDigit(text.charCodeAt(end)) || text[end] === '.')) end++;
      const next = end;
      while (text[end - 1] === '.') end--;
      if (end - at >= 7 && end - at <= 15 && isV4(text.slice(at, end)) && standsAlone(text, at, end)) {
        (found ??= []).push({ start: at, end });
      }
      at = next;
    }
    return found ?? NOTHING;
  },
};

function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (before === 46 || isAsciiAlphanumeric(after)) return false;
  if (isAsciiAlphanumeric(before) && !ESCAPE.test(text.slice(Math.max(0, start - 10), start))) return false;
  if ((after === 45 || after === 43) && isLetterAt(text, end + 1)) return false;
  return !isVersion(text, start, end);
}

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isAsciiAlphanumeric(code) && !isDigit(code);
}

/** IPv6 addresses in every form of RFC 4291; loopback and unspecified stay. */
export const ipv6: BuiltInDetector = {
  name: 'ipv6',
  marker: '[ip]',
  needs: GROUPS,
  lookalike: true,
  find(text) {
    let found: Match[] | undefined;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (!isHex(code) && code !== 58) {
        at++;
        continue;
      }
      let end = at;
      let colons = 0;
      while (end < text.length && isGroupCharacter(text.charCodeAt(end)))
        if (text.charCodeAt(end++) === 58) colons++;
      const match = colons < 2 || end - at > 60 ? undefined : addressIn(text, at, end);
      if (match !== undefined) (found ??= []).push(match);
      at = end;
    }
    return found ?? NOTHING;
  },
};

function isGroupCharacter(code: number): boolean {
  return isHex(code) || code === 58 || code === 46;
}

function addressIn(text: string, from: number, to: number): Match | undefined {
  const start = text[from] === ':' && text[from + 1] !== ':' ? from + 1 : from;
  if (isAsciiAlphanumeric(text.charCodeAt(start - 1)) || isAsciiAlphanumeric(text.charCodeAt(to)))
    return undefined;
  let end = to;
  while (text[end - 1] === '.' || (text[end - 1] === ':' && text[end - 2] !== ':')) end--;
  const whole = text.slice(start, end);
  if (text[end] === '/' && whole.endsWith('::') && isLetterAt(text, end + 1)) return undefined; // a line of /etc/passwd
  if (isV6(whole)) return isSomebody(text, start, whole) ? { start, end: endOfZone(text, end) } : undefined;
  const port = PORT.exec(whole);
  const address = port === null ? '' : whole.slice(0, port.index);
  if (!isV6(address) || !isSomebody(text, start, address)) return undefined;
  return { start, end: start + address.length };
}

/** Not `::`, `::1`, and not what code looks like: `std::add`, `a[1::2]`. */
function isSomebody(text: string, start: number, address: string): boolean {
  if (/^[0:]+1?$/.test(address)) return false;
  const groups = address.split(':').filter((group) => group !== '');
  if (groups.length > 2) return true;
  if (text[start - 1] === '[' && isAlphanumeric(text.charCodeAt(start - 2))) return false;
  return groups.some((group) => /^\d/.test(group) || (group.length === 4 && /\d/.test(group)));
}

function endOfZone(text: string, end: number): number {
  if (text[end] !== '%') return end;
  let at = end + 1;
  while (at < text.length && at - end < 32 && isAsciiAlphanumeric(text.charCodeAt(at))) at++;
  return at;
}
