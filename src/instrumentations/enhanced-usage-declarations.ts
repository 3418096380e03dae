import { defineEvent } from '../policy/index.ts';

export const languageEvent = defineEvent({
  name: 'diagnostic_data.interface_language',
  category: 'enhanced_anonymized_product_usage',
  owner: 'the product team',
  description: 'The chosen user-interface language; at each start and when it changes.',
  purpose: 'To decide which translations are worth improving.',
  attributes: {
    'diagnostic_data.interface.language': {
      type: 'string',
      description: 'The language, without region or variant.',
      examples: ['de', 'en'],
    },
  },
});

/** What is recorded only for those who opted in. */
export const ENHANCED_USAGE_DECLARATIONS = [languageEvent] as const;
