import { createScrubber } from '../../src/scrubber/index.ts';

/** A marker without quotes where a number stood, and values that ended at the wrong quote, broke what the receiver parses. */
describe('JSON in a text', () => {
  it.each([
    { userId: 4711, name: 'x' },
    { password: 12_345, next: 1 },
    { id: 4_242_424_242_424_242 },
    { coordinates: [13.404954, 52.520008] },
    { password: 'ab"cd\\', next: 'x' },
    { lastName: 'O"Hara', street: 'Main St 5, Apt 3' },
    { cmd: 'deploy --token abc123', cwd: '/app' },
    { msg: 'header Cookie: a=b; c=d', next: 1 },
    { authorization: 'Basic YWRhOng=', cookie: 12 },
    { nested: JSON.stringify({ password: 'a"b', authorization: 'Basic YWRhOng=', n: 1 }) },
  ])('P3: stays JSON, and other members stay: %j', (value) => {
    const scrubbed = createScrubber().scrub(JSON.stringify(value));

    expect(Object.keys(JSON.parse(scrubbed) as object)).toEqual(Object.keys(value));
    expect(scrubbed).toMatch(/\[(?:value|secret|card|location)\]/);
    expect(createScrubber().scrub(scrubbed)).toBe(scrubbed);
  });
});
