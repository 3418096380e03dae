import type { CatalogueNames, Declaration } from '../policy/index.ts';

/** Which list of an application's names an attribute takes its values from. */
const LISTS: Readonly<Record<string, keyof CatalogueNames>> = {
  'diagnostic_data.navigation.from': 'screens',
  'diagnostic_data.navigation.to': 'screens',
  'url.template': 'screens',
  'diagnostic_data.form.name': 'forms',
  'diagnostic_data.action.name': 'actions',
  'diagnostic_data.process.name': 'processes',
};

/** A declaration with an application's names as the only allowed values. */
export function withNames(declaration: Declaration, names: CatalogueNames): Declaration {
  const attributes = { ...declaration.attributes };
  for (const key of Object.keys(attributes)) {
    const list = LISTS[key];
    if (list !== undefined) attributes[key] = { ...attributes[key], allowedValues: names[list] ?? [] };
  }
  return { ...declaration, attributes };
}
