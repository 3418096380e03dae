import { defineCounter, defineEvent } from '../policy/index.ts';

const COMMON = {
  category: 'product_and_service_usage',
  owner: 'the product team',
  purpose: 'To learn which parts of the product are used, and to improve those.',
} as const;

const name = (description: string) =>
  ({ type: 'string', description, withholds: 'item', allowedValues: [] as readonly string[] }) as const;

/** What can happen to a form. */
export type FormAction = 'opened' | 'submitted' | 'cancelled' | 'reset' | 'failed';

const FORM_ACTIONS: readonly FormAction[] = ['opened', 'submitted', 'cancelled', 'reset', 'failed'];

const NAVIGATION = {
  'diagnostic_data.navigation.from': name('The screen that was left, by a name that the product lists.'),
  'diagnostic_data.navigation.to': name('The screen that was opened, by a name that the product lists.'),
};
const FORM = {
  'diagnostic_data.form.name': name('Which form, by a name that the product lists. Nothing that was typed.'),
  'diagnostic_data.form.action': {
    type: 'string',
    description: 'What happened to the form.',
    withholds: 'item',
    allowedValues: FORM_ACTIONS,
  },
} as const;
const ACTION = {
  'diagnostic_data.action.name': name('Which action, by a name that the product lists.'),
};

export const navigationEvent = defineEvent({
  ...COMMON,
  name: 'diagnostic_data.navigation',
  description: 'A change from one screen of the product to another.',
  attributes: NAVIGATION,
});
export const navigationCount = defineCounter({
  ...COMMON,
  name: 'diagnostic_data.navigation.count',
  unit: '{navigation}',
  description: 'How often people went from one screen of the product to another.',
  attributes: NAVIGATION,
});
export const formEvent = defineEvent({
  ...COMMON,
  name: 'diagnostic_data.form',
  description: 'A use of a form of the product.',
  attributes: FORM,
});
export const formCount = defineCounter({
  ...COMMON,
  name: 'diagnostic_data.form.count',
  unit: '{use}',
  description: 'How often a form of the product was used.',
  attributes: FORM,
});
export const actionEvent = defineEvent({
  ...COMMON,
  name: 'diagnostic_data.action',
  description: 'A use of an activity or action of the product.',
  attributes: ACTION,
});
export const actionCount = defineCounter({
  ...COMMON,
  name: 'diagnostic_data.action.count',
  unit: '{use}',
  description: 'How often an activity or action of the product was used.',
  attributes: ACTION,
});

/** What is recorded about use. */
export const USAGE_DECLARATIONS = [
  navigationEvent,
  navigationCount,
  formEvent,
  formCount,
  actionEvent,
  actionCount,
] as const;
