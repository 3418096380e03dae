import { TOKEN } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

interface Infix {
  /** What a token has inside or before it. */
  readonly anchor: string;
  /** What stands before the anchor and belongs to the token. */
  readonly before: RegExp;
  /** What follows the anchor. */
  readonly after: RegExp;
  /** The anchor is a host name and stays. */
  readonly keep?: boolean;
}

/** Tokens whose mark is in the middle, and addresses that are secrets themselves. */
const INFIXES: readonly Infix[] = [
  { anchor: '.atlasv1.', before: /[A-Za-z0-9]{14}$/, after: /^[\w=-]{60,70}/ }, // Terraform Cloud
  { anchor: ':A', before: /(?<![\dA-Za-z])\d{5,16}$/, after: /^[\w-]{33,34}(?![\w-])/ }, // Telegram
  { anchor: '-us', before: /(?<![\dA-Za-z])[a-f0-9]{32}$/, after: /^\d{1,2}(?!\d)/ }, // Mailchimp
  { anchor: 'Q~', before: /(?<![\dA-Za-z])[\w~.-]{3}\d$/, after: /^[\w~.-]{31,34}/ }, // Microsoft Entra
  { anchor: '_mmk', before: /(?<![\dA-Za-z])[A-Za-z0-9]{6}_[A-Za-z0-9]{29}$/, after: /^(?!\w)/ }, // MaxMind
  {
    anchor: 'hooks.slack.com/',
    before: /$/,
    after: /^(?:services|workflows|triggers)\/[\w+/-]{10,100}/,
    keep: true,
  },
  { anchor: '/api/webhooks/', before: /$/, after: /^\d{8,24}\/[\w-]{16,100}/, keep: true }, // Discord
  { anchor: '.webhook.office.com/', before: /$/, after: /^[\w@/-]{32,300}/, keep: true }, // Microsoft Teams
];
/** Most texts are decided by this alone. */
const ANCHOR = new RegExp(INFIXES.map(({ anchor }) => anchor.replaceAll('.', '\\.')).join('|'));
const LONGEST = 320;

/** Tokens that their vendors gave a mark in the middle, and webhook addresses. */
export const vendorInfix: BuiltInDetector = {
  name: 'vendor-infix',
  marker: '[token]',
  needs: TOKEN,
  find(text) {
    if (!ANCHOR.test(text)) return NOTHING;
    let found: Match[] | undefined;
    for (const infix of INFIXES) {
      const { anchor } = infix;
      for (let at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + anchor.length)) {
        const match = matchAt(text, at, infix);
        if (match !== undefined) (found ??= []).push(match);
      }
    }
    return found ?? NOTHING;
  },
};

function matchAt(text: string, at: number, { anchor, before, after, keep }: Infix): Match | undefined {
  const from = at + anchor.length;
  const rest = after.exec(text.slice(from, from + LONGEST));
  const lead = rest === null ? null : before.exec(text.slice(Math.max(0, at - 48), at));
  if (rest === null || lead === null) return undefined;
  return { start: keep === true ? from : at - lead[0].length, end: from + rest[0].length };
}
