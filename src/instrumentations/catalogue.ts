import { type Catalogue, type CatalogueNames, createCatalogue, type Declaration } from '../policy/index.ts';
import { DEVICE_DECLARATIONS } from './device-declarations.ts';
import { ENHANCED_USAGE_DECLARATIONS } from './enhanced-usage-declarations.ts';
import { LOAD_DECLARATIONS, WORK_DECLARATIONS } from './performance-declarations.ts';
import { RUNTIME_DECLARATIONS } from './runtime-declarations.ts';
import { SETUP_DECLARATIONS } from './setup-declarations.ts';
import { USAGE_DECLARATIONS } from './usage-declarations.ts';

/** The instrumentations, by what they record. */
export type Instrumented = 'device' | 'performance' | 'usage' | 'setup' | 'enhancedUsage';

const DECLARATIONS: Readonly<Record<Instrumented, readonly Declaration[]>> = {
  device: DEVICE_DECLARATIONS,
  performance: [...LOAD_DECLARATIONS, ...WORK_DECLARATIONS, ...RUNTIME_DECLARATIONS],
  usage: USAGE_DECLARATIONS,
  setup: SETUP_DECLARATIONS,
  enhancedUsage: ENHANCED_USAGE_DECLARATIONS,
};

const ALL = Object.keys(DECLARATIONS) as Instrumented[];

/** Which list of an application's names an attribute takes its values from. */
const LISTS: Readonly<Record<string, keyof CatalogueNames>> = {
  'diagnostic_data.navigation.from': 'screens',
  'diagnostic_data.navigation.to': 'screens',
  'diagnostic_data.form.name': 'forms',
  'diagnostic_data.action.name': 'actions',
  'diagnostic_data.process.name': 'processes',
};

/**
 * What the package's own instrumentations record, with an application's names as the only allowed values.
 *
 * @param instrumented those that are on. Default: all.
 */
export function createOwnCatalogue(
  names: CatalogueNames = {},
  instrumented: readonly Instrumented[] = ALL,
): Catalogue {
  return createCatalogue(
    instrumented.flatMap((one) => DECLARATIONS[one].map((declaration) => withNames(declaration, names))),
    names,
  );
}

function withNames(declaration: Declaration, names: CatalogueNames): Declaration {
  const attributes = Object.entries(declaration.attributes ?? {}).map(([key, attribute]) => {
    const list = LISTS[key];
    return [key, list === undefined ? attribute : { ...attribute, allowedValues: names[list] ?? [] }];
  });
  return { ...declaration, attributes: Object.fromEntries(attributes) as Declaration['attributes'] };
}
