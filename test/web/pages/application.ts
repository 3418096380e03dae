/** A small application with two forms; it starts diagnostic data by itself, with what the test left in `options`. */
import * as api from '@opentelemetry/api';
import { startDiagnosticData, type WebOptions } from 'opentelemetry-diagnostic-data/web';

globalThis.parts = { api, startDiagnosticData };
globalThis.running = startDiagnosticData((globalThis as unknown as { options: WebOptions }).options);

function addForm(id: string, fields: readonly string[]): void {
  const form = document.createElement('form');
  form.id = id;
  for (const field of fields) form.append(Object.assign(document.createElement('input'), { name: field }));
  form.append(Object.assign(document.createElement('button'), { textContent: 'Send' }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
  });
  document.querySelector('main')?.append(form);
}

addForm('checkout', ['id', 'mail', 'card']); // a field that hides `form.id`
addForm('feedback', ['text']);
