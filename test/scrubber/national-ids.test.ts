import { createScrubber, nationalIds } from '../../src/scrubber/index.ts';

describe('national ids', () => {
  it.each([
    ['AU', '123 456 782', '123 456 783'],
    ['BE', '85.07.30-033.28', '85.07.30-033.29'],
    ['BR', '529.982.247-25', '529.982.247-26'],
    ['CA', '123 456 782', '123 456 783'],
    ['CL', '12.345.678-5', '12.345.678-6'],
    ['CN', '11010519491231002X', '110105194912310021'],
    ['DE', '86 095 742 719', '86 095 742 718'],
    ['ES', '12345678Z', '12345678A'],
    ['FI', '131052-308T', '131052-308U'],
    ['FR', '2 55 08 14 168 025 38', '2 55 08 14 168 025 39'],
    ['GB', '943 476 5919', '943 476 5918'],
    ['IN', '2341 2341 2346', '2341 2341 2347'],
    ['IT', 'RSSMRA85T10A562S', 'RSSMRA85T10A562T'],
    ['NL', '111222333', '111222334'],
    ['PL', '44051401359', '44051401358'],
    ['SE', '811218-9876', '811218-9877'],
    ['SG', 'S1234567D', 'S1234567E'],
    ['TR', '10000000146', '10000000147'],
    ['ZA', '8001015009087', '8001015009088'],
  ])('of %s: %s has the right check digit, %s has not', (country, right, wrong) => {
    const scrubber = createScrubber({
      customDetectors: nationalIds([country]),
      detectors: { phone: false, card: false },
    });

    expect(scrubber.scrub(`id ${right} given`)).toBe('id [national-id] given');
    expect(scrubber.scrub(`id ${wrong} given`)).toBe(`id ${wrong} given`);
  });

  it('are found only when asked for', () => {
    expect(createScrubber().scrub('id 12345678Z given')).toBe('id 12345678Z given');
  });

  it('refuse a country that they do not know', () => {
    expect(() => nationalIds(['DE', 'XX'])).toThrow('there is no national id for XX');
  });
});
