import { createScrubber } from '../../src/scrubber/index.ts';

// A path of a web address is no path of a disk, but a development server and a query can name one.
it.each([
  ['http://localhost:5173/@fs/Users/grace/p/x.tsx', 'http://localhost:5173/@fs/Users/[user]/p/x.tsx'],
  ['http://localhost/?path=%2Fhome%2Fgrace', 'http://localhost/?path=%2Fhome%2F[user]'],
  [
    '"http:\\/\\/localhost\\/?path=\\/home\\/grace\\/x"',
    '"http:\\/\\/localhost\\/?path=\\/home\\/[user]\\/x"',
  ],
])('P3: a home path within a web address is found: %j', (text, scrubbed) => {
  expect(createScrubber().scrub(text)).toBe(scrubbed);
});
