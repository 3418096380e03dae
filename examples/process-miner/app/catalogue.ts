import { defineCatalogue } from 'opentelemetry-diagnostic-data';

/** The names that forms and actions go by in what is recorded about use; any other is withheld. */
export const catalogue = defineCatalogue([], {
  names: { forms: ['import'], actions: ['report'] },
});
