import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { hmacSha256, sha256, utf8 } from '../../src/scrubber/sha256.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('SHA-256', () => {
  it('agrees with the one of Node, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });

  it('agrees as HMAC, for any key and text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.string({ unit: 'binary', maxLength: 100 }),
        (key, text) => {
          expect(hex(hmacSha256(key, text))).toBe(createHmac('sha256', key).update(utf8(text)).digest('hex'));
          expect(hex(utf8(text))).toBe(Buffer.from(text, 'utf8').toString('hex'));
        },
      ),
    );
  });
});
