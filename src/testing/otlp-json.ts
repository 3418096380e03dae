/** An attribute map as tests want to read it: plain values, nested maps and arrays, bytes as `Buffer`. */
export type PlainAttributes = Readonly<Record<string, unknown>>;

/** The instrumentation scope something arrived under. */
export interface ReceivedScope {
  readonly name: string;
  readonly version: string;
  readonly attributes: PlainAttributes;
}

/** Where something arrived from: its scope, and its resource's attributes. */
export interface ReceivedOrigin {
  readonly scope: ReceivedScope;
  readonly resource: PlainAttributes;
}

/** A JSON object as it came, nothing promised about its fields. */
export type Json = Readonly<Record<string, unknown>>;

/** The field as a text, `''` when absent: OTLP/JSON leaves default values out. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The field as a number, 0 when absent: OTLP/JSON spells 64-bit integers and NaN as strings. */
export const numberOf = (value: unknown): number => Number(value ?? 0);

/** A 64-bit time in nanoseconds as decimal text, `'0'` when absent. */
export const nanosOf = (value: unknown): string => textOf(value) || '0';

/** The field as a list of objects, empty when absent. */
export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};

/** An OTLP `KeyValue` list as a plain object. */
export function attributesOf(list: unknown): PlainAttributes {
  return Object.fromEntries(listOf(list).map((entry) => [textOf(entry['key']), valueOf(entry['value'])]));
}

/** An OTLP `AnyValue` as a plain value; the empty one is `null`. */
export function valueOf(value: unknown): unknown {
  const [kind, content] = Object.entries(objectOf(value))[0] ?? ['', null];
  switch (kind) {
    case 'intValue':
      return Number.isSafeInteger(Number(content)) ? Number(content) : content;
    case 'doubleValue':
      return Number(content);
    case 'bytesValue':
      return Buffer.from(textOf(content), 'base64');
    case 'arrayValue':
      return listOf(objectOf(content)['values']).map(valueOf);
    case 'kvlistValue':
      return attributesOf(objectOf(content)['values']);
    default:
      return content;
  }
}

/** Names of the three nested lists of one OTLP signal, e.g. `resourceSpans`, `scopeSpans`, `spans`. */
export type OtlpNesting = readonly [resources: string, scopes: string, items: string];

/** Walks an OTLP request: every item with its scope and resource. */
export function flatten<T>(
  request: unknown,
  [resources, scopes, items]: OtlpNesting,
  read: (item: Json, origin: ReceivedOrigin) => T,
): T[] {
  return listOf(objectOf(request)[resources]).flatMap((perResource) => {
    const resource = attributesOf(objectOf(perResource['resource'])['attributes']);
    return listOf(perResource[scopes]).flatMap((perScope) => {
      const origin = { scope: scopeOf(objectOf(perScope['scope'])), resource };
      return listOf(perScope[items]).map((item) => read(item, origin));
    });
  });
}

function scopeOf(scope: Json): ReceivedScope {
  return {
    name: textOf(scope['name']),
    version: textOf(scope['version']),
    attributes: attributesOf(scope['attributes']),
  };
}
