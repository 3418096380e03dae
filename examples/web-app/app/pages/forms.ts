import { formTaken } from '../catalogue.ts';
import { make } from '../dom.ts';
import type { Show } from '../router.ts';
import { send } from '../server-api.ts';
import type { Texts } from '../texts.ts';

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
export const showNewOrder: Show = ({ texts }) =>
  showForm(texts, {
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
export const showFeedback: Show = ({ texts }) =>
  showForm(texts, {
    id: 'feedback',
    title: 'feedback',
    path: '/api/feedback',
    fields: [
      { name: 'name', text: 'name', autocomplete: 'name' },
      { name: 'email', text: 'email', type: 'email', autocomplete: 'email' },
      { name: 'message', text: 'message' },
    ],
  });

async function showForm(texts: Texts, { id, title, path, fields }: Form): Promise<readonly Node[]> {
  const inputs = fields.map(({ name, text, type = 'text', autocomplete = 'off' }) =>
    make('label', {}, texts[text], make('input', { name, type, autocomplete, required: true })),
  );
  const status = make('p', { role: 'status' });
  const form = make('form', { id }, ...inputs, make('button', {}, texts.send), status);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const entries = Object.fromEntries(new FormData(form));
    send(path, entries).then(
      () => {
        formTaken.emit({ 'process_miner.form': id });
        form.reset();
        status.textContent = texts.sent;
      },
      () => (status.textContent = texts.failed),
    );
  });
  return [make('h1', {}, texts[title]), form];
}
