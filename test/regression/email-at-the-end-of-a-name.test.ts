import { createScrubber } from '../../src/scrubber/index.ts';

// The whole was no domain, so nothing was found.
it.each([
  ['Sending to grace@navy.example...OK', 'Sending to [email]...OK'],
  ['wrote /tmp/grace@navy.example.json', 'wrote /tmp/[email].json'],
])('P3: an e-mail before dots or a file extension is found: %j', (text, scrubbed) => {
  expect(createScrubber().scrub(text)).toBe(scrubbed);
});
