import type { DiagnosticDataSettings } from './contract.ts';
import { SettingsElement } from './element.ts';

export type { DiagnosticDataSettings, SettingsCatalogue, SettingsConsent } from './contract.ts';
export { type CategoryTexts, ENGLISH, type SettingsStrings } from './strings.ts';

declare global {
  interface HTMLElementTagNameMap {
    'diagnostic-data-settings': DiagnosticDataSettings;
  }
}

/**
 * Defines the element `<diagnostic-data-settings>`. Does nothing where it is defined already, or where there is no DOM.
 *
 * @param name of the element, where two versions meet in one page. Default: `diagnostic-data-settings`.
 */
export function defineDiagnosticDataSettings(name = 'diagnostic-data-settings'): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (registry === undefined || registry.get(name) !== undefined) return;
  registry.define(name, class extends SettingsElement {}); // a class can be defined once only
}
