import { describeDetector } from './cases.ts';

describeDetector('pem', {
  found: [
    ['-----BEGIN PRIVATE KEY-----\nMIIB\nAAAA\n-----END PRIVATE KEY-----\nafter', '[key]\nafter'],
    ['x -----BEGIN CERTIFICATE-----\nMIIB', 'x [key]'],
  ],
  kept: ['-----BEGIN', '----- BEGIN -----', 'a ----- b'],
});
