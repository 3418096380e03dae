export {
  ATTR_DIAGNOSTIC_DATA_CATEGORY,
  ATTR_DIAGNOSTIC_DATA_CLASSIFICATION,
  ATTR_DIAGNOSTIC_DATA_CONSENT_OPTIONAL,
  createCategories,
  DATA_CATEGORIES,
} from './categories.ts';
export type { BuiltInCategory, Classification, DataCategory } from './categories.ts';
export type { AttributeRules, AttributeWithholdReason } from './catalogue-attributes.ts';
export type {
  AllowedValue,
  AttributeDeclaration,
  AttributeTypes,
  Declaration,
  DeclarationKind,
  DeclaredAttributes,
  Definition,
  OnlyDeclared,
  Signal,
  ValueOf,
} from './catalogue-declaration.ts';
export { defineEvent, defineSpan } from './catalogue-define.ts';
export {
  defineCounter,
  defineGauge,
  defineHistogram,
  defineObservableCounter,
  defineObservableGauge,
  defineObservableUpDownCounter,
  defineUpDownCounter,
} from './catalogue-instruments.ts';
export type { EventLoggerProvider, EventRecord, Providers } from './catalogue-providers.ts';
export type {
  CounterDeclaration,
  EventDeclaration,
  ObservableDeclaration,
  Recording,
  Report,
  SpanDeclaration,
  ValueDeclaration,
} from './catalogue-recorders.ts';
export { checkNames, createCatalogue, defineCatalogue, joinCatalogues, joinNames } from './catalogue.ts';
export type { Catalogue, CatalogueNames, CatalogueOptions } from './catalogue.ts';
export { DEFAULT_SCOPE_RULES, isExpired } from './classification.ts';
export type { CategorySource, Classified, ScopeRule } from './classification.ts';
export { parseAdministratorPolicy, readAdministratorPolicy } from './administrator-policy.ts';
export type { AdministratorPolicy, AdministratorPolicySource } from './administrator-policy.ts';
export { createMemoryConsentStore } from './consent-choice.ts';
export type { ConsentChoice, ConsentSource, ConsentStore } from './consent-choice.ts';
export { type ConsentRecord, formatRecord, parseRecord } from './consent-record.ts';
export { addUp, NOTHING_DISCARDED } from './consent-listeners.ts';
export type { ConsentListener, Discarded, SubscribeOptions } from './consent-listeners.ts';
export { createConsent } from './consent.ts';
export type { Consent } from './consent.ts';
export type { ConsentChange, ConsentOptions } from './consent-options.ts';
export { environmentLimit } from './environment-limit.ts';
export type { EnvironmentLimit, EnvironmentLimitOptions } from './environment-limit.ts';
export type { ConsentExplanation, ConsentLock } from './level-in-force.ts';
export { callHost, tellHost } from './host.ts';
export { createLedger } from './ledger.ts';
export type { Counts, Ledger, WithholdReason } from './ledger.ts';
export { DEFAULT_LEVEL, levelAllows } from './level.ts';
export type { Level } from './level.ts';
export { createPolicy } from './policy.ts';
export type { Exits, Policy, PolicyOptions, WireKeys } from './policy.ts';
export { parseReceipt, verifyReceipts } from './receipts.ts';
export type { StoredReceipt } from './receipts.ts';
export { ATTR_DIAGNOSTIC_DATA_INSTALL_ID, ATTR_DIAGNOSTIC_DATA_OPTIONAL_ID } from './pseudonyms.ts';
export type { InstallId } from './pseudonyms.ts';
export { within } from './within.ts';
