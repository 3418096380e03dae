import {
  type AttributeDeclaration,
  type Catalogue,
  type CatalogueNames,
  type Classification,
  createCategories,
  type DataCategory,
  type Declaration,
  type DeclarationKind,
  type Signal,
} from '../policy/index.ts';

/** A declaration as data, with its class. */
export interface DocumentedDeclaration {
  readonly signal: Signal;
  readonly kind: DeclarationKind;
  readonly name: string;
  readonly category: string;
  readonly classification: Classification;
  readonly description?: string | undefined;
  readonly purpose?: string | undefined;
  readonly owner?: string | undefined;
  readonly expires?: string | undefined;
  readonly unit?: string | undefined;
  readonly attributes: Readonly<Record<string, AttributeDeclaration>>;
}

/** A catalogue as data: what every output is written from, and what `catalogue json` writes. Plain JSON. */
export interface CatalogueDocument {
  readonly version: 1;
  /** The categories in use, by wire value. */
  readonly categories: Readonly<Record<string, DataCategory>>;
  readonly names: CatalogueNames;
  readonly declarations: readonly DocumentedDeclaration[];
}

/** Options of {@link documentCatalogue}. */
export interface DocumentOptions {
  /** The application's own categories by wire value. Default: none. */
  readonly categories?: Readonly<Record<string, DataCategory>> | undefined;
}

/**
 * Writes a catalogue down as data, sorted by class, category and name.
 *
 * @throws TypeError when a declaration names an unknown category.
 */
export function documentCatalogue(catalogue: Catalogue, options: DocumentOptions = {}): CatalogueDocument {
  const categories = createCategories(options.categories);
  const order = [...categories.keys()];
  const declarations = catalogue.declarations.map((one) => documentDeclaration(one, categories));
  return {
    version: 1,
    categories: Object.fromEntries(categories),
    names: catalogue.names,
    declarations: declarations.sort(
      (a, b) => order.indexOf(a.category) - order.indexOf(b.category) || compare(a.name, b.name),
    ),
  };
}

function documentDeclaration(
  declaration: Declaration,
  categories: ReadonlyMap<string, DataCategory>,
): DocumentedDeclaration {
  const { signal, kind, name, category, description, purpose, owner, expires, unit } = declaration;
  const known = categories.get(category);
  if (known === undefined)
    throw new TypeError(`The declared ${kind} "${name}" names the unknown data category "${category}".`);
  return {
    signal,
    kind,
    name,
    category,
    classification: known.classification,
    description,
    purpose,
    owner,
    expires,
    unit,
    attributes: declaration.attributes ?? {},
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The text of `catalogue json`. */
export function renderCatalogueJson(document: CatalogueDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Reads the text of `catalogue json`.
 *
 * @throws Error when it is none.
 */
export function parseCatalogueJson(text: string): CatalogueDocument {
  const content = JSON.parse(text) as Partial<CatalogueDocument> | null;
  if (content?.version !== 1 || !Array.isArray(content.declarations))
    throw new Error('it is no catalogue written by "catalogue json"');
  for (const { name, classification, attributes } of content.declarations as Partial<DocumentedDeclaration>[])
    if (typeof name !== 'string' || classification === undefined || typeof attributes !== 'object')
      throw new Error('one of its declarations has no name, class or attributes');
  return content as CatalogueDocument;
}
