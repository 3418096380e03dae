import type { BuiltInCategory } from './categories.ts';

/** The three signals, as they are named in counts and messages. */
export type Signal = 'span' | 'metric' | 'log_record';

/** What a declared attribute holds. */
export interface AttributeDeclaration {
  readonly type?: 'string' | 'number' | 'boolean' | 'string[]' | 'number[]' | 'boolean[]';
  /** What it says, in words for the person using the product. */
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

/** What an application says about one span, event or instrument that it records. */
export interface Definition {
  /** Name of the span, event or instrument. */
  readonly name: string;
  /** Wire value of the category; its class is looked up. */
  readonly category: BuiltInCategory | (string & {});
  /** What is recorded and why, in words for the person using the product. */
  readonly description?: string;
  /** Unit of an instrument (UCUM). */
  readonly unit?: string;
  /** The attributes that it may carry, by key. Others are withheld. Default: none. */
  readonly attributes?: Readonly<Record<string, AttributeDeclaration>>;
}

/** One entry of the catalogue. */
export interface Declaration extends Definition {
  readonly signal: Signal;
  /** `span`, `event`, or the kind of instrument. */
  readonly kind: string;
}

/** All declarations of an application. */
export interface Catalogue {
  readonly declarations: readonly Declaration[];
  /** The declaration of a signal's item by its name. */
  find(signal: Signal, name: string): Declaration | undefined;
}

function declare(signal: Signal, kind: string) {
  return <const D extends Definition>(definition: D): Declaration & D => {
    if (typeof definition?.name !== 'string' || definition.name === '')
      throw new TypeError(`A declared ${kind} needs a name.`);
    if (typeof definition.category !== 'string' || definition.category === '')
      throw new TypeError(`The declared ${kind} "${definition.name}" needs a category.`);
    return Object.freeze({ ...definition, signal, kind });
  };
}

/** Declares a span. Throws a TypeError without name or category. */
export const defineSpan = declare('span', 'span');
/** Declares an event (a log record with an event name). Throws a TypeError without name or category. */
export const defineEvent = declare('log_record', 'event');
/** Declares a counter. Throws a TypeError without name or category. */
export const defineCounter = declare('metric', 'counter');
/** Declares an up-down counter. Throws a TypeError without name or category. */
export const defineUpDownCounter = declare('metric', 'up_down_counter');
/** Declares a histogram. Throws a TypeError without name or category. */
export const defineHistogram = declare('metric', 'histogram');
/** Declares a gauge. Throws a TypeError without name or category. */
export const defineGauge = declare('metric', 'gauge');
/** Declares an observable counter. Throws a TypeError without name or category. */
export const defineObservableCounter = declare('metric', 'observable_counter');
/** Declares an observable up-down counter. Throws a TypeError without name or category. */
export const defineObservableUpDownCounter = declare('metric', 'observable_up_down_counter');
/** Declares an observable gauge. Throws a TypeError without name or category. */
export const defineObservableGauge = declare('metric', 'observable_gauge');

/**
 * Joins declarations to a catalogue. Its names are looked up before anything that a caller says (P2).
 *
 * @throws TypeError when two declarations of a signal share a name.
 */
export function defineCatalogue(declarations: readonly Declaration[]): Catalogue {
  const byName = { span: new Map(), metric: new Map(), log_record: new Map() } as Record<
    Signal,
    Map<string, Declaration>
  >;
  for (const declaration of declarations) {
    const names = byName[declaration.signal];
    if (names === undefined)
      throw new TypeError('defineCatalogue takes what defineSpan, defineEvent, defineCounter … return.');
    // Instrument names are case-insensitive (OpenTelemetry metrics API specification).
    const name = nameKey(declaration.signal, declaration.name);
    if (names.has(name))
      throw new TypeError(`The catalogue declares the ${declaration.kind} "${declaration.name}" twice.`);
    names.set(name, declaration);
  }
  return Object.freeze({
    declarations: Object.freeze([...declarations]),
    find: (signal: Signal, name: string) => byName[signal].get(nameKey(signal, name)),
  });
}

function nameKey(signal: Signal, name: string): string {
  return signal === 'metric' ? name.toLowerCase() : name;
}
