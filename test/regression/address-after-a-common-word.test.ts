import { createScrubber } from '../../src/scrubber/index.ts';

// A driver, a release or a name and a slash made any address a version.
it.each([
  ['[dbserver/10.4.5.6]', '[dbserver/[ip]]'],
  ['driver: 10.4.5.6', 'driver: [ip]'],
  ['peers:\\n10.4.5.6', 'peers:\\n[ip]'],
])('P3: an address after a word that also stands before versions is found: %j', (text, scrubbed) => {
  expect(createScrubber().scrub(text)).toBe(scrubbed);
});
