import { ATTR_DIAGNOSTIC_DATA_CATEGORY, ATTR_DIAGNOSTIC_DATA_CLASSIFICATION } from './categories.ts';
import type { Classification, DataCategory } from './categories.ts';
import { createCategories } from './categories.ts';
import type { Signal } from './catalogue-declaration.ts';
import type { Catalogue } from './catalogue.ts';
import {
  type Classified,
  createClassifier,
  DEFAULT_SCOPE_RULES,
  type ScopeRule,
  type Unclassified,
} from './classification.ts';
import type { Ledger, WithholdReason } from './ledger.ts';

/** Attribute keys on the wire. */
export interface WireKeys {
  readonly category: string;
  readonly classification: string;
}

/** What decides about categories. */
export interface PolicyOptions {
  /** The application's declarations. Default: none. */
  readonly catalogue?: Catalogue | undefined;
  /** The application's own categories by wire value. Default: none. */
  readonly categories?: Readonly<Record<string, DataCategory>> | undefined;
  /** Categories by instrumentation scope, first match wins. Default: `DEFAULT_SCOPE_RULES`. */
  readonly scopeRules?: readonly ScopeRule[] | undefined;
  /** Attribute keys on the wire. Default: `diagnostic_data.category` and `diagnostic_data.classification`. */
  readonly keys?: Partial<WireKeys> | undefined;
}

/** Decides for all three signals alike (P9). */
export interface Policy {
  readonly keys: WireKeys;
  /** The category of an item, or `undefined` when it is withheld; withheld items are counted with the reason. */
  admit(
    signal: Signal,
    name: string | undefined,
    attributes: Readonly<Record<string, unknown>> | undefined,
    scopeName: string,
  ): Classified | undefined;
  /** Like `admit`, without asking whether the class may leave now, and without counting. */
  classify(
    signal: Signal,
    name: string | undefined,
    attributes: Readonly<Record<string, unknown>> | undefined,
    scopeName: string,
  ): Classified | undefined;
}

/** What may leave at this moment. */
export interface Exits {
  isOpen(classification: Classification): boolean;
  /** Why a known category does not leave while its class is closed. */
  whyClosed(): WithholdReason;
}

/**
 * Joins categories, catalogue and scope rules to one decision.
 *
 * @throws TypeError on unknown categories and malformed keys.
 */
export function createPolicy(options: PolicyOptions, exits: Exits, ledger: Ledger): Policy {
  const keys: WireKeys = {
    category: options.keys?.category ?? ATTR_DIAGNOSTIC_DATA_CATEGORY,
    classification: options.keys?.classification ?? ATTR_DIAGNOSTIC_DATA_CLASSIFICATION,
  };
  checkKeys(keys);
  if (options.catalogue !== undefined && !Array.isArray(options.catalogue.declarations))
    throw new TypeError('catalogue: make one with defineCatalogue([...]).');
  const classifier = createClassifier(
    createCategories(options.categories),
    options.catalogue,
    options.scopeRules ?? DEFAULT_SCOPE_RULES,
  );

  /** Without attributes the item is not known yet, only its kind: nothing can be unlisted. */
  function decide(
    signal: Signal,
    name: string | undefined,
    attributes: Readonly<Record<string, unknown>> | undefined,
    scopeName: string,
  ): Classified | Unclassified | typeof UNLISTED {
    const verdict = classifier.classify(signal, name, attributes?.[keys.category], scopeName);
    const isListed = attributes === undefined || verdict.rules?.withholdsItem(attributes) !== true;
    return isListed ? verdict : UNLISTED;
  }

  return {
    keys,
    admit(signal, name, attributes, scopeName) {
      const verdict = decide(signal, name, attributes, scopeName);
      if (verdict.classification === undefined) {
        ledger.withhold(signal, verdict.reason, scopeName);
        return undefined;
      }
      if (exits.isOpen(verdict.classification)) return verdict;
      ledger.withhold(signal, exits.whyClosed(), scopeName);
      return undefined;
    },
    classify(signal, name, attributes, scopeName) {
      const verdict = decide(signal, name, attributes, scopeName);
      return verdict.classification === undefined ? undefined : verdict;
    },
  };
}

const UNLISTED = Object.freeze({ classification: undefined, reason: 'unlisted_name' });

function checkKeys(keys: WireKeys): void {
  for (const key of [keys.category, keys.classification])
    if (typeof key !== 'string' || key === '')
      throw new TypeError('keys: a wire key must be a non-empty string.');
  if (keys.category === keys.classification)
    throw new TypeError(`keys: category and classification must differ, both are "${keys.category}".`);
}
