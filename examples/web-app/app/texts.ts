/** Interface languages of the example. */
export type Language = 'en' | 'de';

const ENGLISH = {
  orders: 'Orders',
  newOrder: 'New order',
  feedback: 'Feedback',
  settings: 'Settings',
  language: 'Language',
  order: 'Order',
  state: 'State',
  days: 'Days',
  waited: 'Waited (days)',
  step: 'Step',
  supplier: 'Supplier',
  amount: 'Amount (EUR)',
  name: 'Name',
  email: 'E-mail',
  card: 'Card number',
  message: 'What could be better?',
  send: 'Send',
  sent: 'Thank you. It has been sent.',
  failed: 'It could not be sent.',
  missing: 'There is no such page.',
};

/** Every text of the application. */
export type Texts = Readonly<typeof ENGLISH>;

const GERMAN: Texts = {
  orders: 'Bestellungen',
  newOrder: 'Neue Bestellung',
  feedback: 'Rückmeldung',
  settings: 'Einstellungen',
  language: 'Sprache',
  order: 'Bestellung',
  state: 'Stand',
  days: 'Tage',
  waited: 'Gewartet (Tage)',
  step: 'Schritt',
  supplier: 'Lieferant',
  amount: 'Betrag (EUR)',
  name: 'Name',
  email: 'E-Mail',
  card: 'Kartennummer',
  message: 'Was können wir besser machen?',
  send: 'Senden',
  sent: 'Danke. Es ist angekommen.',
  failed: 'Es konnte nicht gesendet werden.',
  missing: 'Diese Seite gibt es nicht.',
};

export const TEXTS: Readonly<Record<Language, Texts>> = { en: ENGLISH, de: GERMAN };
