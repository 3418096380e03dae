import type { WebDiagnosticData } from 'opentelemetry-diagnostic-data/web';

import { make } from '../dom.ts';
import type { Show } from '../router.ts';
import { send } from '../server-api.ts';
import type { Texts } from '../texts.ts';

type FormRecorders = Pick<WebDiagnosticData, 'performance' | 'usage'>;

interface Field {
  readonly name: string;
  readonly text: keyof Texts;
  readonly type?: string;
  readonly autocomplete?: AutoFill;
}

interface Form {
  /** By which the form is known in what is recorded. */
  readonly id: 'new-order' | 'feedback';
  readonly title: keyof Texts;
  /** Where it is sent to. */
  readonly path: string;
  readonly fields: readonly Field[];
}

/** Somebody orders something: with a name, an address and a card that must never be recorded. */
export const createNewOrderPage = (recorders: FormRecorders): Show =>
  formPage(recorders, {
    id: 'new-order',
    title: 'newOrder',
    path: '/api/orders',
    fields: [
      { name: 'supplier', text: 'supplier' },
      { name: 'amount', text: 'amount', type: 'number' },
      { name: 'name', text: 'name', autocomplete: 'name' },
      { name: 'email', text: 'email', type: 'email', autocomplete: 'email' },
      { name: 'card', text: 'card', autocomplete: 'cc-number' },
    ],
  });

/** Somebody has something to say. */
export const createFeedbackPage = (recorders: FormRecorders): Show =>
  formPage(recorders, {
    id: 'feedback',
    title: 'feedback',
    path: '/api/feedback',
    fields: [
      { name: 'name', text: 'name', autocomplete: 'name' },
      { name: 'email', text: 'email', type: 'email', autocomplete: 'email' },
      { name: 'message', text: 'message' },
    ],
  });

/** Opening, submitting and giving up are recorded by the form's id, without the application's doing. */
function formPage({ performance, usage }: FormRecorders, { id, title, path, fields }: Form): Show {
  return async ({ texts }) => {
    const isUsable = performance.startFormLoad(id, 'navigation');
    const inputs = fields.map(({ name, text, type = 'text', autocomplete = 'off' }) =>
      make('label', {}, texts[text], make('input', { name, type, autocomplete, required: true })),
    );
    const status = make('p', { role: 'status' });
    const form = make('form', { id }, ...inputs, make('button', {}, texts.send), status);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(path, Object.fromEntries(new FormData(form))).then(
        () => {
          form.reset();
          status.textContent = texts.sent;
        },
        () => {
          usage.recordFormUse(id, 'failed');
          status.textContent = texts.failed;
        },
      );
    });
    requestAnimationFrame(isUsable);
    return [make('h1', {}, texts[title]), form];
  };
}
