import { VENDOR_TOKENS } from '../../../src/scrubber/detectors/vendor-prefixes.ts';
import { createScrubber } from '../../../src/scrubber/index.ts';
import { describeDetector } from './cases.ts';

const filler = (length: number): string => 'a1B2c3D4e5F6g7H8'.repeat(10).slice(0, length);
const hex = (length: number): string => '0123456789abcdef'.repeat(10).slice(0, length);

describeDetector('vendor-token', {
  found: [
    [`use ghp_${filler(36)}.`, 'use [token].'],
    [`MY_glpat-${filler(20)}`, 'MY_[token]'],
    [`key ${'AKIA'.padEnd(20, '2')}`, 'key [token]'],
    [`SG.${filler(22)}.${filler(43)}`, '[token]'],
    [`sk_live_${filler(24)}`, '[token]'],
    [`dop_v1_${hex(64)}`, '[token]'],
    [`xoxb-${'1'.repeat(11)}-${filler(24)}`, '[token]'],
    [`AIza${filler(35)}`, '[token]'],
    [`key-${hex(32)}`, '[token]'],
    [`glpat-${filler(28)}.01.0a1b2c3d4 x`, '[token] x'],
    [`EAAG${filler(80)}`, '[token]'],
  ],
  kept: [
    'ghp_short',
    `cache-key-${hex(32)}`,
    'sk-learn',
    'npm_config_registry',
    'AKIAabc',
    `mask-ant-${'a'.repeat(20)}`,
    'access-development-mode',
    `EAA${'A'.repeat(80)}`,
  ],
});

describe('the table of vendor tokens', () => {
  it('has at least the 40 best-known prefixes', () => {
    expect(new Set(VENDOR_TOKENS.map(([prefix]) => prefix)).size).toBeGreaterThan(40);
  });

  it('leaves identifiers that are no token', () => {
    const scrubber = createScrubber();
    const ids = [
      hex(40),
      hex(32),
      '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      'f47ac10b-58cc-4372-a567-0e02b2c3d479',
      'V1StGXR8_Z5jdHi6B-myT',
    ];

    expect(ids.map((id) => scrubber.scrub(id))).toEqual(ids);
  });
});
