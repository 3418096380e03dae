import { defineCatalogue, defineEvent, defineSpan } from 'opentelemetry-diagnostic-data';

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

/** A form was sent and taken. */
export const formTaken = defineEvent({
  name: 'process_miner.form.taken',
  category: 'product_and_service_usage',
  description: 'The server took what was entered into a form. Which form, and nothing that was entered.',
  purpose: 'To learn which forms are used.',
  attributes: { 'process_miner.form': { type: 'string', allowedValues: ['new-order', 'feedback'] } },
});

/** What the application declares, and the names that may be recorded about use. */
export const catalogue = defineCatalogue([openOrder, localiseOrder, formTaken], {
  names: { forms: ['new-order', 'feedback'], actions: ['switch-language'] },
});
