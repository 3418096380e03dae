import { createScrubber } from '../../../src/scrubber/index.ts';

/** Texts with a detector's finds, and what becomes of them; texts in which nothing may be found. */
export interface Cases {
  readonly found: readonly (readonly [text: string, scrubbed: string])[];
  readonly kept: readonly string[];
}

/** Tests one detector alone, and that the result does not change when it is scrubbed again. */
export function describeDetector(name: string, { found, kept }: Cases): void {
  describe(`the detector ${name}`, () => {
    it.each(found)('finds in %j', (text, scrubbed) => {
      const scrubber = createScrubber();

      expect(scrubber.scrub(text)).toBe(scrubbed);
      expect(createScrubber().scrub(scrubbed)).toBe(scrubbed);
      expect(scrubber.report()[name]).toBeGreaterThan(0);
    });

    it.each(kept)('leaves %j', (text) => {
      expect(createScrubber().scrub(text)).toBe(text);
    });

    it('can be switched off', () => {
      const scrubber = createScrubber({ detectors: { [name]: false } });

      for (const [text] of found) scrubber.scrub(text);

      expect(scrubber.report()[name]).toBeUndefined();
    });
  });
}
