/** Writes an attribute map as the JSON of an OTLP `KeyValue` list. */
export type AttributeWriter = (attributes: Readonly<Record<string, unknown>>) => string;

interface Remembered {
  /** `{"key":"…","value":` */
  readonly head: string;
  value: unknown;
  text: string;
}

/** Keys come from applications; what is remembered about them is bounded. */
const MAX_REMEMBERED_KEYS = 1000;

/** Longer values are not worth remembering. */
const MAX_REMEMBERED_LENGTH = 256;

const MAX_INTEGER = 2 ** 63;

const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/; // eslint-disable-line no-control-regex

/** A string as JSON. */
export function quote(text: string): string {
  return text.length < 100 && !NEEDS_ESCAPE.test(text) ? `"${text}"` : JSON.stringify(text);
}

/**
 * Creates a writer that remembers the text of each key's last value: most attributes say the same again. It belongs to
 * one lane and holds scrubbed values only, so what it remembers goes with the lane.
 */
export function createAttributeWriter(): AttributeWriter {
  const remembered = new Map<string, Remembered>();

  function recall(key: string): Remembered {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const fresh: Remembered = { head: `{"key":${quote(key)},"value":`, value: undefined, text: '' };
    if (remembered.size < MAX_REMEMBERED_KEYS) remembered.set(key, fresh);
    return fresh;
  }

  function writeAttribute(key: string, value: unknown): string {
    const known = recall(key);
    if (value === known.value && value !== undefined) return known.text;
    const text = `${known.head}${writeValue(value)}}`;
    if (typeof value !== 'object' && text.length <= MAX_REMEMBERED_LENGTH) {
      known.value = value;
      known.text = text;
    }
    return text;
  }

  return (attributes) => {
    let list = '';
    for (const key of Object.keys(attributes)) {
      const text = writeAttribute(key, attributes[key]);
      list = list === '' ? text : `${list},${text}`;
    }
    return `[${list}]`;
  };
}

/** A value as the JSON of an OTLP `AnyValue`; what has no such form is an empty one. */
export function writeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `{"stringValue":${quote(value)}}`;
    case 'number':
      return writeNumber(value);
    case 'boolean':
      return `{"boolValue":${value}}`;
    case 'object':
      return value === null ? '{}' : writeObject(value);
    default:
      return '{}';
  }
}

/** Integers have 64 bits at most, and JSON has no word for what is no number: a Collector would refuse the whole request. */
function writeNumber(value: number): string {
  if (Number.isInteger(value) && value >= -MAX_INTEGER && value < MAX_INTEGER) return `{"intValue":${value}}`;
  return `{"doubleValue":${Number.isFinite(value) ? value : `"${value}"`}}`;
}

function writeObject(value: object): string {
  if (value instanceof Uint8Array) return `{"bytesValue":"${toBase64(value)}"}`;
  if (Array.isArray(value)) return `{"arrayValue":{"values":[${value.map(writeValue).join(',')}]}}`;
  const entries = Object.entries(value).map(
    ([key, one]) => `{"key":${quote(key)},"value":${writeValue(one)}}`,
  );
  return `{"kvlistValue":{"values":[${entries.join(',')}]}}`;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
