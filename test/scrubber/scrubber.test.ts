import { createScrubber } from '../../src/scrubber/index.ts';

describe('createScrubber', () => {
  it('replaces only what was found', () => {
    expect(createScrubber().scrub('mail bob@example.com')).toBe('mail [email]');
  });

  it('P3: passes the two attributes of diagnostic data untouched and scrubs the rest', () => {
    const attributes = {
      'diagnostic_data.category': 'product_and_service_usage',
      'diagnostic_data.classification': 'required',
      note: 'asked by bob@example.com',
    };

    expect(createScrubber().scrubAttributes(attributes)).toEqual({
      'diagnostic_data.category': 'product_and_service_usage',
      'diagnostic_data.classification': 'required',
      note: 'asked by [email]',
    });
  });

  it('counts what it found by detector', () => {
    const scrubber = createScrubber();

    scrubber.scrub('from 203.0.113.9 and 203.0.113.10');

    expect(scrubber.report()).toEqual({ ipv4: 2 });
  });
});
