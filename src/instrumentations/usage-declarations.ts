import { defineCounter, defineEvent } from '../policy/index.ts';
import { LISTED, oneOf } from './shapes.ts';

const category = 'product_and_service_usage';

/** What can happen to a form. */
export type FormAction = 'opened' | 'submitted' | 'abandoned' | 'cancelled' | 'reset' | 'failed';

const NAVIGATION = {
  'diagnostic_data.navigation.from': LISTED,
  'diagnostic_data.navigation.to': LISTED,
};
const FORM = {
  'diagnostic_data.form.name': LISTED,
  'diagnostic_data.form.action': {
    ...oneOf<FormAction>('opened', 'submitted', 'abandoned', 'cancelled', 'reset', 'failed'),
    withholds: 'item',
  },
} as const;
const ACTION = { 'diagnostic_data.action.name': LISTED };

export const navigationEvent = defineEvent({
  category,
  name: 'diagnostic_data.navigation',
  attributes: NAVIGATION,
});
export const navigationCount = defineCounter({
  category,
  name: 'diagnostic_data.navigation.count',
  unit: '{navigation}',
  attributes: NAVIGATION,
});
export const formEvent = defineEvent({ category, name: 'diagnostic_data.form', attributes: FORM });
export const formCount = defineCounter({
  category,
  name: 'diagnostic_data.form.count',
  unit: '{use}',
  attributes: FORM,
});
export const actionEvent = defineEvent({ category, name: 'diagnostic_data.action', attributes: ACTION });
export const actionCount = defineCounter({
  category,
  name: 'diagnostic_data.action.count',
  unit: '{use}',
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
