import { createScrubber } from '../../src/scrubber/index.ts';

const throwing = {
  get secret(): string {
    throw new Error('never');
  },
  rest: 1,
};
const closed = new Proxy(
  {},
  {
    ownKeys() {
      throw new Error('never');
    },
  },
);

describe('hostile values', () => {
  it('P7: a getter that throws costs only its own value', () => {
    const scrubber = createScrubber();

    expect(scrubber.scrubAttributes(throwing)).toEqual({ secret: '[unreadable]', rest: 1 });
    expect(scrubber.report()).toEqual({ unreadable: 1 });
  });

  it('P7: a proxy that refuses is replaced', () => {
    expect(createScrubber().scrubAttributes(closed)).toEqual({});
    expect(createScrubber().scrubAttributes({ a: closed, b: 1 })).toEqual({ a: '[unreadable]', b: 1 });
    expect(createScrubber().scrubValue(closed)).toBe('[unreadable]');
  });

  it('P7: a cycle is cut', () => {
    const cycle: Record<string, unknown> = { a: 1 };
    cycle['self'] = cycle;

    expect(createScrubber().scrubAttributes({ cycle })).toEqual({ cycle: { a: 1, self: '[cycle]' } });
  });

  it('P7: depth, width and length are bounded, and what is beyond is counted', () => {
    let deep: unknown = 'ada@analytical.example';
    for (let i = 0; i < 100; i++) deep = { deep };
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i]));
    const scrubber = createScrubber();

    const out = scrubber.scrubAttributes({ deep, wide, long: 'word '.repeat(2_000_000) });

    expect(JSON.stringify(out)).not.toContain('analytical');
    expect(Object.keys(out['wide'] as object).length).toBeLessThanOrEqual(1000);
    expect(scrubber.report()['limit']).toBeGreaterThanOrEqual(2);
    expect(scrubber.scrub('word '.repeat(2_000_000)).length).toBeLessThanOrEqual(32_768);
  });

  it('P3: what is cut off never shows, and half a value at the end goes too', () => {
    const scrubber = createScrubber({ maxTextLength: 64 });

    const out = scrubber.scrub(`${'x '.repeat(24)}ada@analytical.example and more of it`);

    expect(out).not.toContain('ada');
    expect(out.length).toBeLessThanOrEqual(64);
    expect(scrubber.scrub(out)).toBe(out);
  });

  it('P7: __proto__ is no key', () => {
    const out = createScrubber().scrubAttributes(
      JSON.parse('{"__proto__":{"polluted":1},"a":1}') as Record<string, unknown>,
    );

    expect(out).toEqual({ a: 1 });
    expect(Object.getPrototypeOf(out)).toBe(Object.prototype);
  });

  it('P8: an error inside a detector reaches the gate', () => {
    const broken = {
      name: 'broken',
      marker: '[broken]',
      find: () => {
        throw new Error('a mistake');
      },
    };

    expect(() => createScrubber({ customDetectors: [broken] }).scrub('x')).toThrow('a mistake');
    expect(() => createScrubber({ customDetectors: [broken] }).scrubAttributes({ a: { b: 'x' } })).toThrow(
      'a mistake',
    );
  });

  it('P8: an impossible match reaches the gate', () => {
    const broken = { name: 'broken', marker: '[broken]', find: () => [{ start: 2, end: 1 }] };

    expect(() => createScrubber({ customDetectors: [broken] }).scrub('xyz')).toThrow(RangeError);
  });
});
