import fc from 'fast-check';
import { isCard } from '../../src/scrubber/detectors/card.ts';
import { isIban } from '../../src/scrubber/detectors/iban.ts';
import { isV4 } from '../../src/scrubber/detectors/ip-address.ts';
import { createScrubber } from '../../src/scrubber/index.ts';

const scrubber = createScrubber({ identity: { login: 'adal', home: '/srv/people/adal' } });
const pieces = fc.constantFrom(
  'ada@x.example',
  '198.51.100.7',
  '4242424242424242',
  '+49 30 901820',
  '/home/ada/x',
  'password=',
  '"',
  "'",
  ' ',
  '[',
  ']',
  ':',
  '[email]',
  'Bearer ',
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiIx',
  '://',
  '@',
  '-----BEGIN PRIVATE KEY-----',
  '%40',
  '\\Users\\',
  'adal',
  '\n',
  '2001:db8::1',
  'GB33BUKB20201555555555',
  '219-09-9999',
  'token',
  '=',
  '{"firstName":',
  'SELECT x FROM t ',
  '--secret ',
  '12',
  'x',
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const value = fc.object({ values: [text, fc.integer(), fc.boolean(), fc.constant(null)], maxDepth: 4 });

describe('for any text', () => {
  it('scrubbing twice is scrubbing once', () => {
    fc.assert(
      fc.property(text, (input) => {
        const once = scrubber.scrub(input);

        expect(scrubber.scrub(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('P3: nothing that a validator accepts stands alone in the output', () => {
    fc.assert(
      fc.property(text, (input) => {
        const words = scrubber.scrub(input).split(/[\s"'=[\]]+/);

        expect(words.filter((word) => isCard(word) || isIban(word) || isV4(word))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('for any value', () => {
  it('P7: the input is never changed, and nothing throws', () => {
    fc.assert(
      fc.property(value, (input) => {
        const before = structuredClone(input);

        scrubber.scrubAttributes(input);
        scrubber.scrubValue(input);

        expect(input).toEqual(before);
      }),
    );
  });

  it('scrubbing twice is scrubbing once', () => {
    fc.assert(
      fc.property(value, (input) => {
        const once = scrubber.scrubAttributes(input);

        expect(scrubber.scrubAttributes(once)).toEqual(once);
      }),
    );
  });
});

describe('what telemetry is made of stays', () => {
  const hex = (length: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
  const kept: Record<string, fc.Arbitrary<string>> = {
    'trace ids': hex(32),
    'git hashes': hex(40),
    'span ids': hex(16),
    traceparents: fc.tuple(hex(32), hex(16)).map(([trace, span]) => `00-${trace}-${span}-01`),
    floats: fc.double({ min: 0, max: 1e6, noNaN: true }).map(String),
    UUIDs: fc.uuid(),
    ULIDs: fc.ulid(),
    times: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map((date) => date.toISOString()),
    'epoch milliseconds': fc.integer({ min: 1_500_000_000_000, max: 2_000_000_000_000 }).map(String),
    versions: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => parts.join('.')),
    routes: fc
      .array(fc.stringMatching(/^:?[a-z]{1,9}$/), { minLength: 1, maxLength: 4 })
      .map((parts) => `/${parts.join('/')}`),
    frames: fc
      .tuple(fc.nat(9999), fc.nat(99))
      .map(([line, column]) => `at f (node:internal/modules/cjs/loader:${line}:${column})`),
  };

  it.each(Object.keys(kept))('%s', (name) => {
    fc.assert(
      fc.property(kept[name]!, (input) => {
        fc.pre(!isCard(input));

        expect(scrubber.scrub(input)).toBe(input);
      }),
      { numRuns: 500 },
    );
  });
});
