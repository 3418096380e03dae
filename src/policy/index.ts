export {
  ATTR_DIAGNOSTIC_DATA_CATEGORY,
  ATTR_DIAGNOSTIC_DATA_CLASSIFICATION,
  ATTR_DIAGNOSTIC_DATA_CONSENT_OPTIONAL,
  createCategories,
  DATA_CATEGORIES,
} from './categories.ts';
export type { BuiltInCategory, Categories, Classification, DataCategory } from './categories.ts';
export {
  defineCatalogue,
  defineCounter,
  defineEvent,
  defineGauge,
  defineHistogram,
  defineObservableCounter,
  defineObservableGauge,
  defineObservableUpDownCounter,
  defineSpan,
  defineUpDownCounter,
} from './catalogue.ts';
export type { AttributeDeclaration, Catalogue, Declaration, Definition, Signal } from './catalogue.ts';
export { DEFAULT_SCOPE_RULES } from './classification.ts';
export type { CategorySource, Classified, ScopeRule } from './classification.ts';
export { createConsent, createMemoryConsentStore } from './consent.ts';
export type {
  Consent,
  ConsentChoice,
  ConsentExplanation,
  ConsentOptions,
  ConsentSource,
  ConsentStore,
} from './consent.ts';
export { createLedger } from './ledger.ts';
export type { Counts, Ledger, WithholdReason } from './ledger.ts';
export { DEFAULT_LEVEL, environmentLimit, isLevel, levelAllows } from './level.ts';
export type { EnvironmentLimit, Level } from './level.ts';
export { createPolicy } from './policy.ts';
export type { Policy, PolicyOptions, WireKeys } from './policy.ts';
