import type { Providers } from '../policy/index.ts';
import { createInstrumentation, type DataInstrumentation } from './instrumentation.ts';
import {
  actionCount,
  actionEvent,
  formCount,
  type FormAction,
  formEvent,
  navigationCount,
  navigationEvent,
} from './usage-declarations.ts';

/** Records how the product is used. Names are those that the catalogue lists; others are withheld. */
export interface UsageRecorder {
  /** Records a change from one screen to another. */
  recordNavigation(from: string, to: string): void;
  /** Records a use of a form. */
  recordFormUse(form: string, action: FormAction): void;
  /** Records a use of an activity or action. */
  recordAction(action: string): void;
}

/** Records what the application tells it about use, as counts and events. */
export interface UsageInstrumentation extends DataInstrumentation, UsageRecorder {}

/** Nothing is recorded while it is disabled. */
export function createUsageInstrumentation(): UsageInstrumentation {
  let recorder: UsageRecorder | undefined;
  const instrumentation = createInstrumentation('usage', (providers) => {
    recorder = createRecorder(providers);
    return () => (recorder = undefined);
  });
  return {
    ...instrumentation,
    recordNavigation: (from, to) => recorder?.recordNavigation(from, to),
    recordFormUse: (form, action) => recorder?.recordFormUse(form, action),
    recordAction: (action) => recorder?.recordAction(action),
  };
}

function createRecorder(providers: Providers): UsageRecorder {
  const navigations = [navigationEvent.using(providers), navigationCount.using(providers)] as const;
  const forms = [formEvent.using(providers), formCount.using(providers)] as const;
  const actions = [actionEvent.using(providers), actionCount.using(providers)] as const;
  return {
    recordNavigation(from, to) {
      const attributes = { 'diagnostic_data.navigation.from': from, 'diagnostic_data.navigation.to': to };
      navigations[0].emit(attributes);
      navigations[1].add(1, attributes);
    },
    recordFormUse(form, action) {
      const attributes = { 'diagnostic_data.form.name': form, 'diagnostic_data.form.action': action };
      forms[0].emit(attributes);
      forms[1].add(1, attributes);
    },
    recordAction(action) {
      const attributes = { 'diagnostic_data.action.name': action };
      actions[0].emit(attributes);
      actions[1].add(1, attributes);
    },
  };
}
