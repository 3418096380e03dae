import { createScrubber } from '../../src/scrubber/index.ts';

/** Behind any operator an address was taken for the version of a package. */
describe('an address that is compared', () => {
  it.each(['==198.51.100.7', '>=198.51.100.7', 'x !=198.51.100.7', '== 9.9.9.9', 'to ~198.51.100.7'])(
    'P3: leaves: %s',
    (text) => {
      expect(createScrubber().scrub(text)).toBe(text.replace(/\d[\d.]+/, '[ip]'));
    },
  );

  it.each(['foo==1.2.3.4', 'needs >=1.2.3.4', '^1.2.3.4', '~> 1.2.3.4', 'foo != 1.2.3.4'])(
    'keeps a version: %s',
    (text) => {
      expect(createScrubber().scrub(text)).toBe(text);
    },
  );
});
