import { createScrubber } from '../../src/scrubber/index.ts';

// Only the word alone was known, and a letter of `%2B` touched the number.
it.each([
  ['phone_number=01632960983', 'phone_number=[phone]'],
  ['To=%2B441632960983', 'To=[phone]'],
])('P3: a phone number under a compound or encoded name is found: %j', (text, scrubbed) => {
  expect(createScrubber().scrub(text)).toBe(scrubbed);
});
