import type { FormAction } from './usage-declarations.ts';

/** Follows what becomes of forms. */
export interface FormUse {
  /** It is opened, unless it is open. */
  use(form: string): void;
  submit(form: string): void;
  /** What is still open is abandoned. */
  leave(): void;
}

/**
 * A form is opened when it is first used, is submitted, and is abandoned when the page or route is left while it is open.
 * After it was submitted it can be opened again.
 */
export function createFormUse(record: (form: string, action: FormAction) => void): FormUse {
  const open = new Set<string>();
  return {
    use(form) {
      if (open.has(form)) return;
      open.add(form);
      record(form, 'opened');
    },
    submit(form) {
      open.delete(form);
      record(form, 'submitted');
    },
    leave() {
      for (const form of open) record(form, 'abandoned');
      open.clear();
    },
  };
}
