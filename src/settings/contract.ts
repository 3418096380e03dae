import type { Consent, DataCategory, Declaration } from '../policy/index.ts';
import type { SettingsStrings } from './strings.ts';

/** What the element needs of a consent. */
export type SettingsConsent = Pick<Consent, 'level' | 'set' | 'subscribe' | 'explain'>;

/** What the element reads of a catalogue, or of a document of one. */
export interface SettingsCatalogue {
  readonly declarations: readonly Pick<Declaration, 'name' | 'category' | 'description'>[];
}

/**
 * Explains Required and Optional diagnostic data and holds the switch for Optional. Records nothing.
 *
 * The attribute `more-href` is the address of the full page; without it there is no link. Parts for styling:
 * `title`, `introduction`, `choice`, `label`, `switch`, `status`, `state`, `note`, `required`, `optional`, `heading`,
 * `table`, `details`, `never`, `more`.
 */
export interface DiagnosticDataSettings extends HTMLElement {
  /** The level in force and the way to change it: `consent` of `startDiagnosticData`. Default: none; the switch is locked. */
  consent: SettingsConsent | undefined;
  /** What is recorded, listed under its category: a catalogue, or what `documentCatalogue` makes of one. Default: nothing. */
  catalogue: SettingsCatalogue | undefined;
  /** The product's own categories, besides the built-in ones. Default: none. */
  categories: Readonly<Record<string, DataCategory>>;
  /** The texts; what is set replaces the English ones, what is not stays. Default: English. */
  get strings(): SettingsStrings;
  set strings(strings: Partial<SettingsStrings>);
}
