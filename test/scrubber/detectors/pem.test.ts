import { describeDetector } from './cases.ts';

describeDetector('pem', {
  found: [
    ['-----BEGIN PRIVATE KEY-----\nMIIB\nAAAA\n-----END PRIVATE KEY-----\nafter', '[key]\nafter'],
    ['x -----BEGIN CERTIFICATE-----\nMIIB', 'x [key]'],
    ['{\\"key\\":\\"-----BEGIN PRIVATE KEY-----\\\\nMIIB\\",\\"n\\":1}', '{\\"key\\":\\"[key]\\",\\"n\\":1}'],
  ],
  kept: ['-----BEGIN', '----- BEGIN -----', 'a ----- b'],
});
