import fc from 'fast-check';

import { findCanaries } from '../../src/testing/index.ts';

const CANARY = 'Jane.Doe@example.com';

const unicodeEscaped = (text: string): string =>
  [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

const percentEncodedWhole = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('findCanaries finds a canary', () => {
  test.each([
    ['as it is', `mail ${CANARY}!`, 'plain'],
    ['in another case', `mail ${CANARY.toUpperCase()}!`, 'case-changed'],
    ['with every character JSON-escaped', `"${unicodeEscaped(CANARY)}"`, 'json-escaped'],
    ['with one character JSON-escaped', CANARY.replace('@', '\\u0040'), 'json-escaped'],
    ['as an address encodes it', encodeURIComponent(CANARY), 'percent-encoded'],
    ['with every byte percent-encoded', percentEncodedWhole(CANARY), 'percent-encoded'],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(CANARY)), 'percent-encoded'],
    ['as hex', `0x${Buffer.from(CANARY).toString('hex')}`, 'hex'],
    ['as upper-case hex', Buffer.from(CANARY).toString('hex').toUpperCase(), 'hex'],
    ['as hex after one more digit', `f${Buffer.from(CANARY).toString('hex')}`, 'hex'],
    ['as UTF-16 in a text', [...CANARY].join('\0'), 'utf-16'],
    ['as UTF-16 in JSON', JSON.stringify([...CANARY].join('\0')), 'utf-16'],
  ])('%s', (_, haystack, spelling) => {
    expect(findCanaries(haystack, [CANARY])).toEqual([{ canary: CANARY, spelling }]);
    expect(findCanaries(Buffer.from(haystack), [CANARY])).toEqual([{ canary: CANARY, spelling }]);
  });

  test.each([
    ['little-endian UTF-16', Buffer.from(CANARY, 'utf16le')],
    [
      'little-endian UTF-16 at an odd place',
      Buffer.concat([Buffer.from('x'), Buffer.from(CANARY, 'utf16le')]),
    ],
    ['big-endian UTF-16', bigEndian(CANARY)],
    ['big-endian UTF-16 at an odd place', Buffer.concat([Buffer.from('x'), bigEndian(CANARY)])],
    ['UTF-16 that is not ASCII', Buffer.from('Zoë Müller', 'utf16le')],
  ])('as %s', (_, haystack) => {
    expect(findCanaries(haystack, [CANARY, 'Zoë Müller'])).toMatchObject([{ spelling: 'utf-16' }]);
  });

  test.each(
    [0, 1, 2].flatMap((before) => (['base64', 'base64url'] as const).map((code) => [before, code] as const)),
  )('as base64 after %i other bytes, in the alphabet of %s', (before, code) => {
    const encoded = Buffer.from(`${'>?'.slice(0, before)}${CANARY}???`).toString(code);
    expect(findCanaries(`"${encoded}"`, [CANARY])).toEqual([{ canary: CANARY, spelling: 'base64' }]);
  });

  test('as base64 right after other letters', () => {
    const encoded = Buffer.from(CANARY).toString('base64');
    for (const before of ['', 'a', 'ab', 'abc', 'abcd']) {
      expect(findCanaries(before + encoded, [CANARY])).toHaveLength(1);
    }
  });

  test('as base64 whose signs are percent-encoded', () => {
    const encoded = Buffer.from(`???${CANARY}???>>>`).toString('base64');
    expect(encoded).toMatch(/[+/]/);
    expect(findCanaries(`?state=${encodeURIComponent(encoded)}`, [CANARY])).toHaveLength(1);
  });

  test('in JSON within JSON, with a path in it', () => {
    const path = 'C:\\Users\\bob\\new';
    const nested = JSON.stringify({ inner: JSON.stringify({ path }) });
    expect(findCanaries(nested, [path])).toEqual([{ canary: path, spelling: 'json-escaped' }]);
  });

  test('with spaces written as plus signs', () => {
    expect(findCanaries('?q=Zo%C3%AB+M%C3%BCller', ['Zoë Müller'])).toHaveLength(1);
  });

  test('with accents composed in another way', () => {
    expect(findCanaries('Zoë Müller'.normalize('NFD'), ['Zoë Müller'])).toHaveLength(1);
  });

  test('in any text, in every spelling at once', () => {
    const spellings: ((text: string) => string)[] = [
      (text) => text,
      (text) => text.toLowerCase(),
      unicodeEscaped,
      percentEncodedWhole,
      (text) => Buffer.from(text).toString('hex'),
      (text) => Buffer.from(text).toString('base64'),
      (text) => JSON.stringify(JSON.stringify(text)),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...spellings), fc.string(), fc.string(), (spell, before, after) => {
        // A blank on either side, as a digit next to an encoded text belongs to it.
        expect(findCanaries(`${before} ${spell(CANARY)} ${after}`, [CANARY])).toHaveLength(1);
      }),
    );
  });
});

describe('findCanaries', () => {
  test('finds nothing where there is nothing', () => {
    const canaries = [CANARY, 'secret-token'];
    expect(findCanaries('', canaries)).toEqual([]);
    expect(findCanaries('jane@example.com and Jane.Doe at example.com, 6a616e65', canaries)).toEqual([]);
    expect(
      findCanaries(Buffer.from(Uint8Array.from({ length: 10_000 }, (_, index) => index * 7)), canaries),
    ).toEqual([]);
  });

  test('answers in the order of the canaries, once for each', () => {
    const found = findCanaries('bbbb aaaa bbbb', ['aaaa', 'bbbb', 'cccc']);
    expect(found.map(({ canary }) => canary)).toEqual(['aaaa', 'bbbb']);
  });

  test('refuses a canary that would be found by accident', () => {
    expect(() => findCanaries('anything', ['abc'])).toThrow(RangeError);
  });
});
