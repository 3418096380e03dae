import { defineCatalogue, defineSpan } from 'opentelemetry-diagnostic-data/web'; // the server reads it, too

/** Opening the page of one order, until it can be read. Not which one. */
export const openOrder = defineSpan({
  name: 'Open order',
  category: 'product_and_service_usage',
  description: 'Somebody opened an order; how long it took until it could be read.',
  purpose: 'To notice when orders are slow to open.',
});

/** Optional, and in the middle of the tree: without consent, what is below hangs on what is above. */
export const localiseOrder = defineSpan({
  name: 'Localise order',
  category: 'enhanced_anonymized_product_usage',
  description: 'The language in which the order was shown.',
  purpose: 'To decide which translations are worth improving.',
  attributes: { 'process_miner.language': { type: 'string', allowedValues: ['en', 'de'] } },
});

/** What the application declares, and the names that may be recorded about use. */
export const catalogue = defineCatalogue([openOrder, localiseOrder], {
  names: { forms: ['new-order', 'feedback'], actions: ['switch-language'] },
});

/** Patterns of the application's addresses: what is recorded about navigation, instead of the addresses. */
export const ROUTES = ['/', '/orders', '/orders/new', '/orders/:id', '/feedback', '/settings'] as const;

/** One of the application's pages. */
export type Route = (typeof ROUTES)[number];
