import { TOKEN, COLON } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** Without their first letters, which are looked for in either case. */
const SCHEMES = [
  { anchor: 'earer', name: /\bbearer$/i, always: true },
  { anchor: 'asic', name: /\bbasic$/i, always: false },
  { anchor: 'EARER', name: /\bBEARER$/, always: true },
  { anchor: 'BASIC', name: /\bBASIC$/, always: false },
] as const;
const VALUE = /^(?:[ :+"']|%20){1,4}([A-Za-z0-9._~+/-]{8,4096}={0,2})/;

/** What follows `Bearer` or `Basic` (RFC 9110, section 11). */
export const authorization: BuiltInDetector = {
  name: 'authorization',
  marker: '[token]',
  needs: TOKEN | COLON,
  find(text) {
    let found: Match[] | undefined;
    for (const { anchor, name, always } of SCHEMES) {
      for (let at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + anchor.length)) {
        const from = at + anchor.length;
        if (!name.test(text.slice(Math.max(0, at - 2), from))) continue;
        const rest = VALUE.exec(text.slice(from, from + 4200));
        if (rest === null || !isCredential(rest[1]!, always)) continue;
        const end = from + rest[0].length;
        (found ??= []).push({ start: end - rest[1]!.length, end });
      }
    }
    return found ?? NOTHING;
  },
};

/** Not the next word of a sentence. */
function isCredential(value: string, always: boolean): boolean {
  if (/^[A-Za-z]?[a-z]+[.-]?$/.test(value)) return false;
  return (
    always ||
    value.endsWith('=') ||
    (/[A-Z]/.test(value) && /[a-z0-9]/.test(value.slice(1)) && value.length % 4 === 0)
  );
}
