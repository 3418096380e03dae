import { createNameChecks, type NameChecks } from './catalogue-naming.ts';
import type { Declaration, Signal } from './catalogue-declaration.ts';

export type { Signal } from './catalogue-declaration.ts';

/**
 * The names that an application's screens, forms, actions and processes go by in what is recorded about their use.
 * A name that is not listed is withheld, so that content cannot pass for a name.
 */
export interface CatalogueNames {
  readonly screens?: readonly string[];
  readonly forms?: readonly string[];
  readonly actions?: readonly string[];
  /** Pieces of work whose completion is timed. */
  readonly processes?: readonly string[];
}

/** Options of {@link defineCatalogue}. */
export interface CatalogueOptions {
  /** Names for what is recorded about use. Default: none. */
  readonly names?: CatalogueNames | undefined;
  /** Names from semantic conventions that this package does not know yet. Default: none. */
  readonly additionalConventions?: readonly string[] | undefined;
}

/** All declarations of an application. */
export interface Catalogue {
  readonly declarations: readonly Declaration[];
  readonly names: CatalogueNames;
  /** The declaration of a signal's item by its name. */
  find(signal: Signal, name: string): Declaration | undefined;
}

/** A name as developers give it: too short and plain for content. */
const LISTED_NAME = /^[a-z0-9][a-z0-9 ._:/-]{0,63}$/i;
const MAX_LISTED_NAMES = 200;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Joins declarations to a catalogue. Its names are looked up before anything that a caller says (P2).
 *
 * @throws TypeError when two declarations of a signal share a name; when a name breaks OpenTelemetry's naming rules or
 * sits in a namespace of its semantic conventions without being one of them; on a malformed expiry or listed name.
 */
export function defineCatalogue(
  declarations: readonly Declaration[],
  options: CatalogueOptions = {},
): Catalogue {
  const checks = createNameChecks(options.additionalConventions ?? []);
  for (const declaration of declarations) checkDeclaration(declaration, checks);
  const names = options.names ?? {};
  checkNames(names);
  return createCatalogue(declarations, names);
}

/**
 * One catalogue of several, for example an application's and its libraries'. Names listed by several are put together.
 *
 * @throws TypeError when two declarations of a signal share a name.
 */
export function joinCatalogues(catalogues: readonly Catalogue[]): Catalogue {
  return createCatalogue(
    catalogues.flatMap(({ declarations }) => declarations),
    joinNames(catalogues.map(({ names }) => names)),
  );
}

/** Puts lists of names together. */
export function joinNames(all: readonly CatalogueNames[]): CatalogueNames {
  const joined: Record<string, readonly string[]> = {};
  for (const names of all)
    for (const [list, listed] of Object.entries(names))
      joined[list] = [...new Set([...(joined[list] ?? []), ...listed])];
  return joined;
}

/** A catalogue whose names are checked already. Throws a TypeError when two declarations of a signal share a name. */
export function createCatalogue(declarations: readonly Declaration[], names: CatalogueNames): Catalogue {
  const byName: Record<Signal, Map<string, Declaration>> = {
    span: new Map(),
    metric: new Map(),
    log_record: new Map(),
  };
  for (const declaration of declarations) {
    const ofSignal = byName[declaration.signal];
    const key = nameKey(declaration.signal, declaration.name);
    if (ofSignal.has(key))
      throw new TypeError(`The catalogue declares the ${declaration.kind} "${declaration.name}" twice.`);
    ofSignal.set(key, declaration);
  }
  return Object.freeze({
    declarations: Object.freeze([...declarations]),
    names: Object.freeze({ ...names }),
    find: (signal: Signal, name: string) => byName[signal].get(nameKey(signal, name)),
  });
}

function checkDeclaration(declaration: Declaration, checks: NameChecks): void {
  const { signal, kind, name, expires, attributes = {} } = declaration ?? {};
  if (signal !== 'span' && signal !== 'metric' && signal !== 'log_record')
    throw new TypeError('defineCatalogue takes what defineSpan, defineEvent, defineCounter … return.');
  const wrongName = checks.declaration(declaration);
  if (wrongName !== undefined) throw new TypeError(`The declared ${kind} "${name}": ${wrongName}`);
  for (const key of Object.keys(attributes)) {
    const wrongKey = checks.attribute(key);
    if (wrongKey !== undefined)
      throw new TypeError(`The attribute "${key}" of the declared ${kind} "${name}": ${wrongKey}`);
  }
  if (expires !== undefined && (!DAY.test(expires) || Number.isNaN(Date.parse(expires))))
    throw new TypeError(`The declared ${kind} "${name}" expires on a day such as "2027-06-30".`);
}

/** @throws TypeError on a name that could be content, or too many of them. */
export function checkNames(names: CatalogueNames): void {
  for (const [list, listed] of Object.entries(names) as [string, readonly string[]][]) {
    if (listed.length > MAX_LISTED_NAMES)
      throw new TypeError(`names.${list}: at most ${MAX_LISTED_NAMES}, so that counts stay bounded.`);
    const wrong = listed.find((name) => !LISTED_NAME.test(name));
    if (wrong !== undefined)
      throw new TypeError(
        `names.${list}: "${wrong}" must have at most 64 letters, digits, spaces and "._:/-".`,
      );
  }
}

/** Instrument names are case-insensitive (OpenTelemetry metrics API specification). */
function nameKey(signal: Signal, name: string): string {
  return signal === 'metric' ? name.toLowerCase() : name;
}
