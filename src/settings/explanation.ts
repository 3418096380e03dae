import type { Classification, DataCategory } from '../policy/index.ts';
import type { SettingsCatalogue } from './contract.ts';
import { make } from './dom.ts';
import type { SettingsStrings } from './strings.ts';

/** What the element explains. */
export interface Explained {
  readonly texts: SettingsStrings;
  /** By wire value. */
  readonly categories: Readonly<Record<string, DataCategory>>;
  readonly declarations: SettingsCatalogue['declarations'];
}

/** What one class is, its categories as a table, and what is declared under them. */
export function explainClass(explained: Explained, classification: Classification): HTMLElement {
  const { texts, categories } = explained;
  const wireValues = Object.keys(categories).filter(
    (one) => categories[one]!.classification === classification,
  );
  return make(
    'section',
    { part: classification },
    make('h3', { part: 'heading' }, texts[classification]),
    make('p', {}, texts[`${classification}Meaning`]),
    tableOf(explained, wireValues, texts[classification]),
    ...detailsOf(explained, wireValues),
  );
}

function tableOf({ texts, categories }: Explained, wireValues: readonly string[], name: string): HTMLElement {
  const head = [texts.category, texts.description, texts.examples].map((text) =>
    make('th', { scope: 'col' }, text),
  );
  const rows = wireValues.map((wireValue) => {
    const { description, examples } = { ...categories[wireValue]!, ...texts.categories[wireValue] };
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, titleOf(wireValue, texts)),
      make('td', {}, description),
      make('td', {}, begin(examples.join('; '))),
    );
  });
  const body = [make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows)];
  return make('table', { part: 'table', 'aria-label': name }, ...body);
}

function detailsOf({ texts, declarations }: Explained, wireValues: readonly string[]): HTMLElement[] {
  const declared = declarations.filter(({ category }) => wireValues.includes(category));
  if (declared.length === 0) return [];
  const lists = wireValues.flatMap((wireValue) => {
    const items = declared.filter(({ category }) => category === wireValue).map((one) => itemOf(one, texts));
    return items.length === 0 ? [] : [make('h4', {}, titleOf(wireValue, texts)), make('ul', {}, ...items)];
  });
  const summary = texts.details.replace('{count}', String(declared.length));
  return [make('details', { part: 'details' }, make('summary', {}, summary), ...lists)];
}

function itemOf(
  { name, description = '' }: Explained['declarations'][number],
  { declarations }: SettingsStrings,
): HTMLElement {
  return make('li', {}, make('code', {}, name), ` ${declarations[name] ?? description}`);
}

/** `product_and_service_usage` → `Product and service usage`, unless it has a title. */
function titleOf(wireValue: string, { categories }: SettingsStrings): string {
  return categories[wireValue]?.title ?? begin(wireValue.replaceAll('_', ' '));
}

function begin(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
