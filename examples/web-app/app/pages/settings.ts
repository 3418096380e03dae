import type { SettingsConsent } from 'opentelemetry-diagnostic-data/web/settings';

import { catalogue } from '../catalogue.ts';
import { make } from '../dom.ts';
import { GERMAN_SETTINGS } from '../german-settings.ts';
import type { Show } from '../router.ts';

/** The settings: the element is all that there is to it. */
export const createSettingsPage =
  (consent: SettingsConsent): Show =>
  async ({ language, texts }) => {
    const strings = language === 'de' ? GERMAN_SETTINGS : {};
    const settings = Object.assign(make('diagnostic-data-settings'), { consent, catalogue, strings });
    settings.setAttribute('more-href', '/diagnostic-data');
    return [make('h1', {}, texts.settings), settings];
  };
