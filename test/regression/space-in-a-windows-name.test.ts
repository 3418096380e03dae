import { createScrubber } from '../../src/scrubber/index.ts';

// The second word stayed unless a separator came after it.
it.each([
  ['{"home":"C:\\\\Users\\\\Grace Hopper"}', '{"home":"C:\\\\Users\\\\[user]"}'],
  ['C:\\Users\\Grace Hopper>npm start', 'C:\\Users\\[user]>npm start'],
  ['/c/Users/Grace Hopper/app.js', '/c/Users/[user]/app.js'],
])('P3: a name with a space that ends a Windows path goes whole: %j', (text, scrubbed) => {
  expect(createScrubber().scrub(text)).toBe(scrubbed);
});
