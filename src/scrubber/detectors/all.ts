import type { BuiltInDetector } from '../scan.ts';
import { authorization } from './authorization.ts';
import { card } from './card.ts';
import { cryptoWallet } from './crypto-wallet.ts';
import { email } from './email.ts';
import { geo } from './geo.ts';
import { homePath } from './home-path.ts';
import { iban } from './iban.ts';
import { imei } from './imei.ts';
import { ipv4, ipv6 } from './ip-address.ts';
import { jwt } from './jwt.ts';
import { mac } from './mac-address.ts';
import { pem } from './pem.ts';
import { personalPair } from './personal-pair.ts';
import { phone } from './phone.ts';
import { secretFlag } from './secret-flag.ts';
import { secretPair } from './secret-pair.ts';
import { sqlLiteral } from './sql-literal.ts';
import { urlCredentials } from './url-credentials.ts';
import { usSsn } from './us-ssn.ts';
import { vendorInfix } from './vendor-infix.ts';
import { vendorToken } from './vendor-prefixes.ts';

/** The built-in detectors; where two find overlapping places, the earlier one wins. */
export const builtInDetectors: readonly BuiltInDetector[] = [
  pem,
  jwt,
  vendorToken,
  vendorInfix,
  urlCredentials,
  authorization,
  secretFlag,
  secretPair,
  sqlLiteral,
  personalPair,
  email,
  iban,
  imei,
  card,
  ipv6,
  ipv4,
  mac,
  usSsn,
  phone,
  geo,
  cryptoWallet,
  homePath,
];
