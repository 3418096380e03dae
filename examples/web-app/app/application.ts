import type { WebDiagnosticData } from 'opentelemetry-diagnostic-data/web';
import { defineDiagnosticDataSettings } from 'opentelemetry-diagnostic-data/web/settings';

import type { Route } from './catalogue.ts';
import { make } from './dom.ts';
import { createFeedbackPage, createNewOrderPage } from './pages/forms.ts';
import { showOrder } from './pages/order.ts';
import { showOrders } from './pages/orders.ts';
import { createSettingsPage } from './pages/settings.ts';
import { type Show, startRouter } from './router.ts';
import { type Language, TEXTS } from './texts.ts';

const MENU = {
  '/orders': 'orders',
  '/orders/new': 'newOrder',
  '/feedback': 'feedback',
  '/settings': 'settings',
} as const;

/** Shows the page of the address, with a menu and a choice of languages. */
export function startApplication(diagnosticData: WebDiagnosticData): void {
  let language: Language = navigator.language.startsWith('de') ? 'de' : 'en';
  const pages: Record<Route, Show> = {
    '/': showOrders,
    '/orders': showOrders,
    '/orders/new': createNewOrderPage(diagnosticData),
    '/orders/:id': showOrder,
    '/feedback': createFeedbackPage(diagnosticData),
    '/settings': createSettingsPage(diagnosticData.consent),
  };
  defineDiagnosticDataSettings();
  const router = startRouter(pages, document.querySelector('main')!, () => language);
  showHeader(language, (chosen) => {
    language = chosen;
    diagnosticData.usage.recordAction('switch-language');
    diagnosticData.enhancedUsage.recordLanguage(chosen);
    router.showAgain();
  });
}

function showHeader(language: Language, onChoice: (language: Language) => void): void {
  const texts = TEXTS[language];
  document.documentElement.lang = language;
  const links = Object.entries(MENU).map(([href, text]) => make('a', { href }, texts[text]));
  const choice = make(
    'select',
    { ariaLabel: texts.language },
    make('option', { value: 'en', lang: 'en', selected: language === 'en' }, 'English'),
    make('option', { value: 'de', lang: 'de', selected: language === 'de' }, 'Deutsch'),
  );
  const header = document.querySelector('header')!;
  const hadFocus = header.contains(document.activeElement);
  header.replaceChildren(make('strong', {}, 'Process miner'), make('nav', {}, ...links), choice);
  if (hadFocus) choice.focus();
  choice.addEventListener('change', () => {
    showHeader(choice.value as Language, onChoice);
    onChoice(choice.value as Language);
  });
}
