import { defineEvent } from '../policy/index.ts';
import { TEXT } from './shapes.ts';

export const languageEvent = defineEvent({
  name: 'diagnostic_data.interface_language',
  category: 'enhanced_anonymized_product_usage',
  attributes: { 'diagnostic_data.interface.language': TEXT },
});

/** What is recorded only for those who opted in. */
export const ENHANCED_USAGE_DECLARATIONS = [languageEvent] as const;
