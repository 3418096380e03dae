import { type AttributeRules, createAttributeRules } from './catalogue-attributes.ts';
import type { Declaration, Signal } from './catalogue-declaration.ts';
import type { Catalogue } from './catalogue.ts';
import type { Categories, Classification } from './categories.ts';

/** What gave an item its category, in order of precedence (P2). */
export type CategorySource = 'catalogue' | 'attribute' | 'scope';

/** An item with a known category. */
export interface Classified {
  readonly classification: Classification;
  readonly category: string;
  readonly source: CategorySource;
  /** What its declaration allows to be attached; `undefined` when it is not declared. */
  readonly rules: AttributeRules | undefined;
}

/** An item without one. */
export interface Unclassified {
  readonly classification: undefined;
  readonly rules?: undefined;
  readonly reason: 'unclassified' | 'unknown_category' | 'expired';
}

/** Gives every item of an instrumentation scope a category, unless catalogue or item say otherwise. */
export interface ScopeRule {
  /** Name of the instrumentation scope; a `*` at the end stands for any ending. */
  readonly scope: string;
  /** Wire value of the category. */
  readonly category: string;
}

/** In force unless `scopeRules` says otherwise: what OpenTelemetry's own instrumentations record is performance data. */
export const DEFAULT_SCOPE_RULES: readonly ScopeRule[] = Object.freeze([
  { scope: '@opentelemetry/instrumentation-*', category: 'product_and_service_performance' },
]);

/** Looks up the category of an item. */
export interface Classifier {
  /**
   * @param name name of the span or instrument; event name of a log record, if it has one.
   * @param categoryValue what the item's own category attribute holds.
   */
  classify(
    signal: Signal,
    name: string | undefined,
    categoryValue: unknown,
    scopeName: string,
  ): Classified | Unclassified;
}

const UNCLASSIFIED: Unclassified = Object.freeze({ classification: undefined, reason: 'unclassified' });
const UNKNOWN: Unclassified = Object.freeze({ classification: undefined, reason: 'unknown_category' });
const EXPIRED: Unclassified = Object.freeze({ classification: undefined, reason: 'expired' });

/** Scope names come from applications; what is remembered about them is bounded. */
const MAX_REMEMBERED_SCOPES = 1000;

/**
 * @param today the day on which declarations are looked at for their expiry, `2027-06-30`. Default: now, in UTC.
 * @throws TypeError when a declaration or a scope rule names an unknown category.
 */
export function createClassifier(
  categories: Categories,
  catalogue: Catalogue | undefined,
  scopeRules: readonly ScopeRule[],
  today: string = new Date().toISOString().slice(0, 10),
): Classifier {
  const byCategory = new Map<string, Classified>();
  for (const category of categories.keys())
    byCategory.set(category, classified(categories, category, 'attribute'));
  const declared = classifyDeclarations(categories, catalogue, today);
  const scopeOf = scopeLookup(categories, scopeRules);

  return {
    classify(signal, name, categoryValue, scopeName) {
      if (declared !== undefined && name !== undefined) {
        const declaration = catalogue?.find(signal, name);
        if (declaration !== undefined) return declared.get(declaration) ?? UNKNOWN;
      }
      if (categoryValue !== undefined) return byCategory.get(categoryValue as string) ?? UNKNOWN;
      return scopeOf(scopeName) ?? UNCLASSIFIED;
    },
  };
}

function classified(
  categories: Categories,
  category: string,
  source: CategorySource,
  rules?: AttributeRules,
): Classified {
  const known = categories.get(category);
  if (known === undefined)
    throw new TypeError(`Unknown data category "${category}". Known: ${[...categories.keys()].join(', ')}.`);
  return Object.freeze({ classification: known.classification, category, source, rules });
}

function classifyDeclarations(
  categories: Categories,
  catalogue: Catalogue | undefined,
  today: string,
): ReadonlyMap<Declaration, Classified | Unclassified> | undefined {
  if (catalogue === undefined || catalogue.declarations.length === 0) return undefined;
  return new Map(
    catalogue.declarations.map((declaration) => {
      const rules = createAttributeRules(declaration);
      const verdict = classified(categories, declaration.category, 'catalogue', rules);
      return [declaration, isExpired(declaration, today) ? EXPIRED : verdict];
    }),
  );
}

/** Whether the last day of a declaration is over. */
export function isExpired({ expires }: Pick<Declaration, 'expires'>, today: string): boolean {
  return expires !== undefined && expires < today;
}

function scopeLookup(categories: Categories, rules: readonly ScopeRule[]) {
  if (!Array.isArray(rules) || rules.some((rule) => typeof (rule as ScopeRule | null)?.scope !== 'string'))
    throw new TypeError(
      'scopeRules: a list of { scope, category }, such as { scope: "my-lib-*", category: "…" }.',
    );
  const compiled = rules.map(({ scope, category }) => {
    const prefix = scope.endsWith('*') ? scope.slice(0, -1) : undefined;
    return { scope, prefix, result: classified(categories, category, 'scope') };
  });
  const remembered = new Map<string, Classified | undefined>();
  return (name: string): Classified | undefined => {
    const known = remembered.get(name);
    if (known !== undefined || remembered.has(name)) return known;
    const rule = compiled.find(({ scope, prefix }) =>
      prefix === undefined ? name === scope : name.startsWith(prefix),
    );
    if (remembered.size < MAX_REMEMBERED_SCOPES) remembered.set(name, rule?.result);
    return rule?.result;
  };
}
