import type { BuiltInDetector } from '../scan.ts';
import { authorization } from './authorization.ts';
import { card } from './card.ts';
import { email } from './email.ts';
import { homePath } from './home-path.ts';
import { iban } from './iban.ts';
import { ipv4, ipv6 } from './ip-address.ts';
import { jwt } from './jwt.ts';
import { mac } from './mac-address.ts';
import { pem } from './pem.ts';
import { personalPair } from './personal-pair.ts';
import { phone } from './phone.ts';
import { secretPair } from './secret-pair.ts';
import { urlCredentials } from './url-credentials.ts';
import { usSsn } from './us-ssn.ts';
import { vendorTokens } from './vendor-token.ts';

/** Prefixes of tokens that are used in pages, or that people paste into them. */
const vendorToken = vendorTokens(
  [
    ['gh', '[opusr]_[A-Za-z0-9]{20}'],
    ['github_pat_', '\\w{22}'],
    ['gl', '(?:pat|dt|ptt|rt)-[\\w-]{16,}(?:\\.[0-9a-z]{2}\\.?[0-9a-z]{7,9}(?!\\w))?'],
    ['sk', '[_-](?:live|test|proj|ant|svcacct|admin)[_-][\\w-]{10}|-[A-Za-z0-9]{32}'],
    ['rk_', '(?:live|test)_[A-Za-z0-9]{10}'],
    ['pk_live_', '[A-Za-z0-9]{16}'],
    ['pk.', '[A-Za-z0-9]{40,}\\.[\\w-]{20}'],
    ['xox', '[a-z]-[\\w-]{8}'],
    ['AKIA', '[A-Z0-9]{16}(?![A-Za-z0-9])'],
    ['AIza', '[\\w-]{35}'],
    ['ya29.', '[\\w-]{20}'],
    ['hf_', '[A-Za-z0-9]{30}'],
    ['npm_', '[A-Za-z0-9]{30}'],
    ['SG.', '[\\w-]{16,32}\\.[\\w-]{16}'],
    ['sntrys_', '[\\w-]{20}'],
    ['ph', '[cx]_[A-Za-z0-9]{32}'],
    ['shp', '(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'],
  ],
  new Set(),
);

/** The detectors of what occurs in a page; where two find overlapping places, the earlier one wins. */
export const webDetectors: readonly BuiltInDetector[] = [
  pem,
  jwt,
  vendorToken,
  urlCredentials,
  authorization,
  secretPair,
  personalPair,
  email,
  iban,
  card,
  ipv6,
  ipv4,
  mac,
  usSsn,
  phone,
  homePath, // in the stack traces of an Electron renderer
];
