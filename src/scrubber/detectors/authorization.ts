import { TOKEN, COLON } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const SCHEME = /\b(bearer|basic|digest|negotiate)(?:\s|%20|\+){1,4}([A-Za-z0-9._~+/=-]{8,4096})/gi;

/** What follows `Bearer` or `Basic`. */
export const authorization: BuiltInDetector = {
  name: 'authorization',
  marker: '[token]',
  needs: TOKEN | COLON,
  find(text) {
    let found: Match[] | undefined;
    for (const match of text.matchAll(SCHEME)) {
      const value = match[2]!;
      if (!/\d|=$/.test(value) || (match[1]!.toLowerCase() !== 'bearer' && !/[A-Z]/.test(value))) continue;
      const end = match.index + match[0].length;
      (found ??= []).push({ start: end - value.length, end });
    }
    return found ?? NOTHING;
  },
};
