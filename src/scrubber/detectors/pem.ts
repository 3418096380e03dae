import { FLAG } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const BEGIN = '-----BEGIN ';
const END = '-----END ';
const LABEL = /^-----BEGIN [A-Z0-9 ]{1,60}-----/;
/** What ends a block whose last line was cut off: anything but base64 lines, escaped or not, and headers. */
const OTHER = /[^A-Za-z0-9+/=\s\\:,.-]/;

/** PEM blocks (RFC 7468) and PGP ones, whole: keys, certificates; also without their last line. */
export const pem: BuiltInDetector = {
  name: 'pem',
  marker: '[key]',
  needs: FLAG,
  spans: /-----BEGIN /,
  find(text) {
    let found: Match[] | undefined;
    let start = text.indexOf(BEGIN);
    let end = start < 0 ? -1 : text.indexOf(END, start);
    while (start >= 0) {
      const label = LABEL.exec(text.slice(start, start + 80))?.[0];
      const body = start + (label ?? BEGIN).length;
      const next = text.indexOf(BEGIN, body);
      if (end >= 0 && end < body) end = text.indexOf(END, body);
      if (label !== undefined) {
        const limit = next < 0 ? text.length : next;
        const stop = end >= 0 && end < limit ? endOfLastLine(text, end) : endOfBody(text, body, limit);
        (found ??= []).push({ start, end: stop });
      }
      start = next;
    }
    return found ?? NOTHING;
  },
};

function endOfLastLine(text: string, end: number): number {
  const close = text.indexOf('-----', end + END.length);
  return close < 0 || close - end > 80 ? text.length : close + 5;
}

function endOfBody(text: string, from: number, limit: number): number {
  const length = text.slice(from, limit).search(OTHER);
  if (length < 0) return limit;
  let end = from + length;
  while (end > from && text[end - 1] === '\\') end--;
  return end;
}
