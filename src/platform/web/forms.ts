import type { FormPort } from '../../instrumentations/index.ts';

/** Follows the forms of the document by `focusin`, `submit` and `pagehide`. No value is looked at. */
export function createFormWatch(): FormPort {
  return {
    watch({ used, submitted, left }) {
      const ending = new AbortController();
      // Capturing: before a page's own listener stops it, and before what is queued is sent.
      const options = { signal: ending.signal, capture: true };
      const tell = (then: (form: string) => void) => (event: Event) => {
        const form = nameOfForm(event);
        if (form !== undefined) then(form);
      };
      addEventListener('focusin', tell(used), options);
      addEventListener('submit', tell(submitted), options);
      addEventListener('pagehide', left, options);
      return () => ending.abort();
    },
  };
}

/** By the attributes: `form.id` is a field of the form where one has that name. */
function nameOfForm(event: Event): string | undefined {
  const [target] = event.composedPath(); // also inside of custom elements
  const form = target instanceof Element ? target.closest('form') : null;
  return form?.getAttribute('id') ?? form?.getAttribute('name') ?? undefined;
}
