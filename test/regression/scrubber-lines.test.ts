import fc from 'fast-check';
import { createScrubber } from '../../src/scrubber/index.ts';

describe('a text of many lines', () => {
  it.each([
    ['Error\nof ada@analytical.example\nfrom 198.51.100.7', 'Error\nof [email]\nfrom [ip]'],
    ['{"firstName":\n"Ada"}', '{"firstName":\n"[value]"}'],
    ['run --password\nswordfish1 now', 'run --password\n[secret] now'],
    ['key -----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\nend', 'key [key]\nend'],
    ["SELECT a FROM t\nWHERE name = 'Ada'", "SELECT a FROM t\nWHERE name = '[value]'"],
    ['see https://shop.example\n/home/ada/x', 'see https://shop.example\n/home/[user]/x'],
  ])('P3: %j becomes %j', (text, scrubbed) => {
    expect(createScrubber().scrub(text)).toBe(scrubbed);
    expect(createScrubber().scrub(scrubbed)).toBe(scrubbed);
  });

  it('P3: names of the person are found over the end of a line', () => {
    const scrubber = createScrubber({ identity: { fullName: 'Ada Lovelace' } });

    expect(scrubber.scrub('by Ada\nLovelace of 198.51.100.7')).toBe('by [person] of [ip]');
  });

  it('P3: custom detectors see all of it', () => {
    const pair = { name: 'pair', marker: '[pair]', find: (text: string) => found(text, 'one\ntwo') };

    expect(createScrubber({ customDetectors: [pair] }).scrub('x one\ntwo y')).toBe('x [pair] y');
  });

  it('gives what its lines give', () => {
    const line = fc.constantFrom(
      'mail ada@analytical.example',
      'at f (/srv/node_modules/a/b.js:1:2)',
      '',
      'card 4242424242424242',
      'token=a1b2c3d4e5f6a7b8c9d0',
      'no find here',
      '+49 30 901820 and 2001:db8::7',
    );
    const scrubber = createScrubber();

    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        expect(scrubber.scrub(lines.join('\n'))).toBe(lines.map((one) => scrubber.scrub(one)).join('\n'));
      }),
    );
  });
});

function found(text: string, value: string): { start: number; end: number }[] {
  const start = text.indexOf(value);
  return start < 0 ? [] : [{ start, end: start + value.length }];
}
