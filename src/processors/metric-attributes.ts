import type { Attributes } from '@opentelemetry/api';
import type { Classified, WireKeys } from '../policy/index.ts';
import type { FieldScrubber } from './scrub-fields.ts';

/** Scrubs the attributes of measurements. */
export type MeasurementScrubber = (attributes: Attributes | undefined, verdict: Classified) => Attributes;

const EMPTY: Attributes = Object.freeze({});

/**
 * An instrument is mostly given the same attributes again: the last object's scrubbed copy is used again as long as
 * it is the same object with the same values. (The SDK neither copies nor checks metric attributes.)
 *
 * The category stays an attribute of the measurement only where the caller gave it: where catalogue or scope name
 * it, the door adds it, since every further attribute is hashed on every measurement.
 */
export function createMeasurementScrubber(fields: FieldScrubber, keys: WireKeys): MeasurementScrubber {
  let lastInput: Attributes | undefined;
  let lastKeys: string[] = [];
  let lastValues: unknown[] = [];
  let lastOutput: Attributes = EMPTY;

  function isUnchanged(attributes: Attributes): boolean {
    let index = 0;
    for (const key in attributes) {
      if (key !== lastKeys[index] || attributes[key] !== lastValues[index]) return false;
      index++;
    }
    return index === lastKeys.length;
  }

  return (attributes, verdict) => {
    if (attributes === undefined) return EMPTY;
    if (attributes === lastInput && isUnchanged(attributes)) return lastOutput;
    const scrubbed = fields.itemAttributes('metric', attributes, verdict);
    delete scrubbed[keys.classification];
    if (verdict.source !== 'attribute') delete scrubbed[keys.category];
    const values = Object.values(attributes);
    // Nested values can change without the object showing it.
    const isFlat = values.every((value) => typeof value !== 'object');
    lastInput = isFlat ? attributes : undefined;
    lastKeys = Object.keys(attributes);
    lastValues = values;
    lastOutput = scrubbed as Attributes;
    return lastOutput;
  };
}
