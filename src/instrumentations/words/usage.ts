import type { Words } from './words.ts';

const PURPOSE = 'To learn which parts of the product are used, and to improve those.';

export const USAGE_WORDS: Words = {
  items: {
    'diagnostic_data.navigation': ['A change from one screen of the product to another.', PURPOSE],
    'diagnostic_data.navigation.count': [
      'How often people went from one screen of the product to another.',
      PURPOSE,
    ],
    'browser.navigation': [
      'A page of the product that was opened in a browser, by a pattern of its address that the product lists. Not the address.',
      PURPOSE,
    ],
    'diagnostic_data.form': ['A use of a form of the product.', PURPOSE],
    'diagnostic_data.form.count': ['How often a form of the product was used.', PURPOSE],
    'diagnostic_data.action': ['A use of an activity or action of the product.', PURPOSE],
    'diagnostic_data.action.count': ['How often an activity or action of the product was used.', PURPOSE],
    'diagnostic_data.interface_language': [
      'The chosen user-interface language; at each start and when it changes.',
      'To decide which translations are worth improving.',
    ],
  },
  attributes: {
    'diagnostic_data.navigation.from': ['The screen that was left, by a name that the product lists.'],
    'diagnostic_data.navigation.to': ['The screen that was opened, by a name that the product lists.'],
    'url.template': ['Which page, by a pattern of its address that the product lists.'],
    'browser.navigation.type': ['Whether it was new, or one that had been open before.'],
    'browser.navigation.same_document': ['Whether the browser kept the page and only changed its content.'],
    'diagnostic_data.form.name': ['Which form, by a name that the product lists. Nothing that was typed.'],
    'diagnostic_data.form.action': ['What happened to the form.'],
    'diagnostic_data.action.name': ['Which action, by a name that the product lists.'],
    'diagnostic_data.interface.language': ['The language, without region or variant.', 'de', 'en'],
  },
};
