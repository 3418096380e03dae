import { endOfToken } from '../characters.ts';
import { TOKEN } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

/** Found faster than the three characters alone. */
const BEGINS = /eyJ[A-Za-z0-9_-]/;

/** JSON Web Tokens (RFC 7519) and encrypted ones: a base64url header of a JSON object, then parts after dots. */
export const jwt: BuiltInDetector = {
  name: 'jwt',
  marker: '[jwt]',
  needs: TOKEN,
  find(text) {
    let found: Match[] | undefined;
    let start = text.search(BEGINS);
    while (start >= 0) {
      let end = endOfToken(text, start);
      let parts = end - start >= 10 ? 1 : 0;
      while (parts > 0 && text[end] === '.') {
        const next = endOfToken(text, end + 1);
        if (parts === 1 && next - end < 5) break;
        end = next;
        parts++;
      }
      if (parts > 1) (found ??= []).push({ start, end });
      start = text.indexOf('eyJ', end);
    }
    return found ?? NOTHING;
  },
};
