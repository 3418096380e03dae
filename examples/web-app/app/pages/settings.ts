import type { SettingsConsent } from 'opentelemetry-diagnostic-data/web/settings';

import { make } from '../dom.ts';
import { GERMAN_SETTINGS } from '../german-settings.ts';
import type { Show } from '../router.ts';
import { fetchCatalogue } from '../server-api.ts';

/** The settings: the element is all that there is to it. */
export const createSettingsPage =
  (consent: SettingsConsent): Show =>
  async ({ language, texts }) => {
    const settings = document.createElement('diagnostic-data-settings');
    settings.consent = consent;
    settings.strings = language === 'de' ? GERMAN_SETTINGS : {};
    settings.setAttribute('more-href', '/diagnostic-data');
    fetchCatalogue().then(
      (catalogue) => (settings.catalogue = catalogue),
      () => undefined, // the link leads to the same
    );
    return [make('h1', {}, texts.settings), settings];
  };
