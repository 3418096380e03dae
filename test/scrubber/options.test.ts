import { createScrubber, type ScrubberOptions } from '../../src/scrubber/index.ts';

const ticket = {
  name: 'ticket',
  marker: '[ticket]',
  find: (text: string) =>
    [...text.matchAll(/\bTCK-\d+\b/g)].map(({ 0: value, index }) => ({
      start: index,
      end: index + value.length,
    })),
};

describe('options', () => {
  it('custom detectors run beside the built-in ones', () => {
    const scrubber = createScrubber({ customDetectors: [ticket] });

    expect(scrubber.scrub('TCK-7 of ada@analytical.example')).toBe('[ticket] of [email]');
    expect(scrubber.report()).toEqual({ ticket: 1, email: 1 });
  });

  it('allowed values and keys pass', () => {
    const scrubber = createScrubber({ allowValues: ['help@product.example'], allowKeys: ['build.host'] });

    expect(scrubber.scrub('write to help@product.example or ada@analytical.example')).toBe(
      'write to help@product.example or [email]',
    );
    expect(scrubber.scrubAttributes({ 'build.host': '198.51.100.23' })).toEqual({
      'build.host': '198.51.100.23',
    });
  });

  it.each<[string, ScrubberOptions]>([
    ['there is no detector "e-mail"', { detectors: { 'e-mail': false } }],
    ['there is a detector "email" already', { customDetectors: [{ ...ticket, name: 'email' }] }],
    ['there is a detector "ticket" already', { customDetectors: [ticket, ticket] }],
    ['must be lower-case words', { customDetectors: [{ ...ticket, name: 'My Ticket' }] }],
    ['must have the form [word]', { customDetectors: [{ ...ticket, marker: 'TICKET' }] }],
    ['has no find', { customDetectors: [{ ...ticket, find: undefined as never }] }],
    ['maxDepth must be a whole number above 0', { maxDepth: 0 }],
    ['maxTextLength must be at least 64', { maxTextLength: 10 }],
    ['at least 16 bytes', { pseudonymize: { key: 'short', detectors: ['email'] } }],
    ['refuses ipv4', { pseudonymize: { key: 'a key of the installation', detectors: ['ipv4'] } }],
  ])('a mistake is an error at once: %s', (message, options) => {
    expect(() => createScrubber(options)).toThrow(message);
  });
});

describe('pseudonyms', () => {
  const options = { pseudonymize: { key: 'a key of the installation', detectors: ['email'] } };

  it('are the same for the same value under the same key, and only then', () => {
    const scrubber = createScrubber(options);

    const { a, b } = scrubber.scrubAttributes({ a: 'ada@analytical.example', b: 'ada@analytical.example' });

    expect(a).toMatch(/^\[email:[0-9a-f]{16}\]$/);
    expect(scrubber.scrubAttributes({ a: 'ADA@analytical.example' })['a']).toBe(a);
    expect(scrubber.scrubAttributes({ a: 'bob@analytical.example' })['a']).not.toBe(a);
    expect(b).not.toBe(a);
  });

  it('are not found again', () => {
    const once = createScrubber(options).scrub('password=x of ada@analytical.example');

    expect(createScrubber(options).scrub(once)).toBe(once);
    expect(createScrubber().scrub(once)).toBe(once);
  });
});
