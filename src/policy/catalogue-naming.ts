import { ATTRIBUTE_CONVENTIONS, EVENT_CONVENTIONS, METRIC_CONVENTIONS } from './catalogue-conventions.ts';
import type { Declaration } from './catalogue-declaration.ts';

/** OpenTelemetry metrics API specification, "Instrument name syntax". */
const INSTRUMENT_NAME = /^[a-z][a-z0-9_.\-/]{0,254}$/i;
/** OpenTelemetry semantic conventions, "Naming": lowercase namespaces with dots between them, words in snake_case. */
const DOTTED_NAME = /^[a-z][a-z0-9]*(?:[._][a-z0-9]+)*$/;
const MAX_NAME_LENGTH = 255;
const MAX_UNIT_LENGTH = 63;

/** Names that OpenTelemetry's semantic conventions define. */
interface Conventions {
  readonly names: ReadonlySet<string>;
  /** Beginnings of names that end in a key of their own, such as `http.request.header.`. */
  readonly prefixes: readonly string[];
  readonly namespaces: ReadonlySet<string>;
}

/** Says what is wrong with a name, or nothing. */
export type NameCheck = (name: string) => string | undefined;

/** The checks of one catalogue. */
export interface NameChecks {
  attribute: NameCheck;
  declaration(declaration: Declaration): string | undefined;
}

/**
 * @param additional names from semantic conventions newer than those known here.
 */
export function createNameChecks(additional: readonly string[]): NameChecks {
  const attributes = readConventions(ATTRIBUTE_CONVENTIONS, additional);
  const metrics = readConventions(METRIC_CONVENTIONS, additional);
  const events = readConventions(EVENT_CONVENTIONS, additional);
  return {
    attribute: (name) => checkDotted(name) ?? checkConvention(name, 'attribute', attributes),
    declaration({ signal, name, unit }) {
      if (signal === 'span') return checkSpan(name);
      if (signal === 'log_record') return checkDotted(name) ?? checkConvention(name, 'event', events);
      return checkInstrument(name, unit) ?? checkConvention(name.toLowerCase(), 'metric', metrics);
    },
  };
}

function checkSpan(name: string): string | undefined {
  if (name.length <= MAX_NAME_LENGTH && !/[\p{Cc}]/u.test(name)) return undefined;
  return `a span name has at most ${MAX_NAME_LENGTH} characters and no control characters.`;
}

function checkDotted(name: string): string | undefined {
  if (name.length <= MAX_NAME_LENGTH && DOTTED_NAME.test(name)) return undefined;
  return (
    'OpenTelemetry names are lowercase, with dots between namespaces and snake_case words: begin with a letter, ' +
    'end with a letter or digit, and have no two dots or underscores in a row.'
  );
}

function checkInstrument(name: string, unit: string | undefined): string | undefined {
  if (!INSTRUMENT_NAME.test(name))
    return 'an instrument name begins with a letter and has at most 255 letters, digits, "_", ".", "-" and "/".';
  if (unit !== undefined && (unit.length > MAX_UNIT_LENGTH || !/^[\x20-\x7e]*$/.test(unit)))
    return `its unit "${unit}" must have at most 63 ASCII characters.`;
  return undefined;
}

function checkConvention(name: string, kind: string, known: Conventions): string | undefined {
  const dot = name.indexOf('.');
  const namespace = name.slice(0, dot);
  if (dot === -1 || known.names.has(name)) return undefined;
  if (known.prefixes.some((prefix) => name.startsWith(prefix))) return undefined;
  if (namespace === 'otel') return 'the namespace "otel" is reserved for OpenTelemetry.';
  if (!known.namespaces.has(namespace)) return undefined;
  return (
    `the namespace "${namespace}" belongs to OpenTelemetry's semantic conventions, which define no such ${kind}. ` +
    'Use a namespace of your own, such as the name of the product; or list a newer name in additionalConventions.'
  );
}

function readConventions(text: string, additional: readonly string[]): Conventions {
  const names = new Set(additional);
  const prefixes: string[] = [];
  const namespaces = new Set<string>();
  for (const line of text.trim().split('\n')) {
    const [namespace = '', rest = ''] = line.split(': ');
    namespaces.add(namespace);
    for (const ending of rest.split(' '))
      if (ending.endsWith('*')) prefixes.push(`${namespace}.${ending.slice(0, -1)}`);
      else names.add(`${namespace}.${ending}`);
  }
  return { names, prefixes, namespaces };
}
