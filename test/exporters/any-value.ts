import fc from 'fast-check';

/** Any text, halves of characters too. */
export const anyText = fc.string({ unit: 'binary', maxLength: 300 });

/** OpenTelemetry's serializers write other numbers so that a Collector refuses the request. */
const anyNumber = fc
  .oneof(fc.double(), fc.integer(), fc.constantFrom(-0, 2 ** 53, -(2 ** 63)))
  .filter((number) => Number.isFinite(number) && (Math.abs(number) < 2 ** 63 || number === -(2 ** 63)));

/** Any value that an attribute can have. */
export const anyValue = fc.oneof(
  anyText,
  anyNumber,
  fc.constantFrom(true, false, null),
  fc.array(fc.oneof(anyText, anyNumber, fc.boolean()), { maxLength: 4 }),
  fc.dictionary(anyText, fc.oneof(anyText, fc.integer(), fc.array(anyText, { maxLength: 2 })), {
    maxKeys: 4,
  }),
  fc.uint8Array({ maxLength: 20 }),
);
