import { createScrubber } from '../../src/index.ts';

// The key rule let any text pass under the wire keys, which anybody can set on an event or a link.
it.each(['diagnostic_data.category', 'diagnostic_data.classification', 'diagnostic_data.consent.optional'])(
  'P3: an e-mail under %s is scrubbed',
  (key) => {
    const scrubbed = createScrubber().scrubAttributes({ [key]: 'ann@example.com' });

    expect(scrubbed).toEqual({ [key]: '[email]' });
  },
);
