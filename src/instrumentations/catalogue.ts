import {
  type AttributeDeclaration,
  type Catalogue,
  type CatalogueNames,
  createCatalogue,
  type Declaration,
} from '../policy/index.ts';
import { DEVICE_DECLARATIONS } from './device-declarations.ts';
import { ENHANCED_USAGE_DECLARATIONS } from './enhanced-usage-declarations.ts';
import { withNames } from './names.ts';
import { ERROR_DECLARATIONS, PAGE_TIMING_DECLARATIONS, routeEvent } from './page-declarations.ts';
import { LOAD_DECLARATIONS } from './performance-declarations.ts';
import { RUNTIME_DECLARATIONS } from './runtime-declarations.ts';
import { SETUP_DECLARATIONS } from './setup-declarations.ts';
import { USAGE_DECLARATIONS } from './usage-declarations.ts';
import { DEVICE_WORDS } from './words/device.ts';
import { PERFORMANCE_WORDS } from './words/performance.ts';
import { SETUP_WORDS } from './words/setup.ts';
import { USAGE_WORDS } from './words/usage.ts';
import type { Words } from './words/words.ts';
import { WORK_DECLARATIONS } from './work-declarations.ts';

/** The instrumentations, by what they record. */
export type Instrumented = 'device' | 'performance' | 'usage' | 'setup' | 'enhancedUsage';

const DECLARATIONS: Readonly<Record<Instrumented | 'page', readonly Declaration[]>> = {
  device: DEVICE_DECLARATIONS,
  performance: [...LOAD_DECLARATIONS, ...WORK_DECLARATIONS, ...RUNTIME_DECLARATIONS],
  usage: USAGE_DECLARATIONS,
  setup: SETUP_DECLARATIONS,
  enhancedUsage: ENHANCED_USAGE_DECLARATIONS,
  page: [routeEvent, ...PAGE_TIMING_DECLARATIONS, ...ERROR_DECLARATIONS],
};

const ALL = Object.keys(DECLARATIONS) as (keyof typeof DECLARATIONS)[];

const WORDS: readonly Words[] = [DEVICE_WORDS, PERFORMANCE_WORDS, USAGE_WORDS, SETUP_WORDS];
const ITEMS = Object.assign({}, ...WORDS.map(({ items }) => items)) as Words['items'];
const ATTRIBUTES = Object.assign({}, ...WORDS.map(({ attributes }) => attributes)) as Words['attributes'];

/**
 * What the package's own instrumentations record, with an application's names as the only allowed values.
 *
 * @param instrumented those that are on; `page` stands for what only a browser records. Default: all.
 */
export function createOwnCatalogue(
  names: CatalogueNames = {},
  instrumented: readonly (Instrumented | 'page')[] = ALL,
): Catalogue {
  return createCatalogue(
    instrumented.flatMap((one) =>
      DECLARATIONS[one].map((declaration) => withNames(withWords(declaration), names)),
    ),
    names,
  );
}

/** A declaration with what is said about it. */
function withWords(declaration: Declaration): Declaration {
  const words = ITEMS[declaration.name];
  if (words === undefined) return declaration;
  const [description, purpose] = words;
  const attributes = Object.entries(declaration.attributes ?? {}).map(([key, attribute]) => [
    key,
    explained(attribute, ATTRIBUTES[key]),
  ]);
  return {
    ...declaration,
    description,
    purpose,
    owner: 'the product team',
    attributes: Object.fromEntries(attributes) as Declaration['attributes'],
  };
}

function explained(
  attribute: AttributeDeclaration,
  words: Words['attributes'][string] | undefined,
): AttributeDeclaration {
  if (words === undefined) return attribute;
  const [description, ...examples] = words;
  return { ...attribute, description, ...(examples.length === 0 ? {} : { examples }) };
}
