import type { AttributeDeclaration, Classification, DataCategory } from '../policy/index.ts';
import type { CatalogueDocument, DocumentedDeclaration } from './document.ts';
import { type Block, heading, type Inline, paragraph } from './page-blocks.ts';

const KINDS: Readonly<Record<DocumentedDeclaration['kind'], string>> = {
  span: 'Timed piece of work',
  event: 'Event',
  counter: 'Count',
  observable_counter: 'Count',
  up_down_counter: 'Level',
  observable_up_down_counter: 'Level',
  histogram: 'Distribution of values',
  gauge: 'Measurement',
  observable_gauge: 'Measurement',
};

/** Units in words; others are written as they are. */
const UNITS: Readonly<Record<string, string>> = {
  s: 'seconds',
  ms: 'milliseconds',
  By: 'bytes',
  '1': 'a share between 0 and 1',
};

/** The content of the page for the people who use the product. */
export function describePage(document: CatalogueDocument, product: string): Block[] {
  return [
    heading(1, 'Diagnostic data'),
    paragraph(
      `This page lists what ${product} records about how it works and how it is used. `,
      'It is written by a program, from what the product declares.',
    ),
    ...explain(),
    heading(2, 'In short'),
    ...summarize(document, 'required'),
    ...summarize(document, 'optional'),
    heading(2, 'Everything in detail'),
    ...detail(document, 'required'),
    ...detail(document, 'optional'),
  ];
}

function explain(): Block[] {
  return [
    heading(2, 'Required and Optional'),
    paragraph(
      { strong: 'Required' },
      ' diagnostic data is the minimum that is needed to keep the product secure, up to date and working as expected.',
    ),
    paragraph(
      { strong: 'Optional' },
      ' diagnostic data is collected in addition, and only if you opted in: during the installation, or later in the ',
      'settings. It is off unless you said yes, and you can change your mind at any time.',
    ),
    paragraph('Neither of them ever contains:'),
    {
      kind: 'list',
      items: [
        ['your name or e-mail address;'],
        ['the content of your data or files;'],
        ['information about applications that have nothing to do with the product.'],
      ],
    },
    paragraph(
      'Each record also names its category and class, the product and its version, the kind of operating system and ',
      'processor, and random numbers that do not say who you are. ',
      'What looks like personal data is replaced before it is sent.',
    ),
  ];
}

function title(classification: Classification): string {
  return classification === 'required' ? 'Required diagnostic data' : 'Optional diagnostic data';
}

function categoriesOf(
  { categories }: CatalogueDocument,
  classification: Classification,
): [string, DataCategory][] {
  return Object.entries(categories).filter(([, category]) => category.classification === classification);
}

function summarize(document: CatalogueDocument, classification: Classification): Block[] {
  const rows = categoriesOf(document, classification).map(([wireValue, { description, examples }]) => [
    [wordsOf(wireValue)],
    [description],
    [sentence(examples)],
  ]);
  return [
    heading(3, title(classification)),
    { kind: 'table', head: ['Category', 'Description', 'Examples'], rows },
  ];
}

/** `product_and_service_usage` → `Product and service usage` */
function wordsOf(wireValue: string): string {
  const words = wireValue.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sentence(examples: readonly string[]): string {
  const text = examples.join('; ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function detail(document: CatalogueDocument, classification: Classification): Block[] {
  return categoriesOf(document, classification).flatMap(([wireValue]) => {
    const declarations = document.declarations.filter(({ category }) => category === wireValue);
    const none = paragraph('Nothing is declared under this category.');
    return [
      heading(3, `${wordsOf(wireValue)} (${classification === 'required' ? 'Required' : 'Optional'})`),
      ...(declarations.length === 0 ? [none] : declarations.flatMap(describe)),
    ];
  });
}

function describe(declaration: DocumentedDeclaration): Block[] {
  const { kind, name, description, purpose, owner, expires, unit, attributes } = declaration;
  const facts: Inline[][] = [[`${KINDS[kind]}${unitOf(unit)}.`]];
  if (purpose !== undefined) facts.push([`What it is needed for: ${purpose}`]);
  if (owner !== undefined) facts.push([`Who answers for it: ${owner}.`]);
  if (expires !== undefined) facts.push([`Collected until ${expires}.`]);
  const rows = Object.entries(attributes).map(([key, attribute]) => [
    [{ code: key }],
    [attribute.description ?? 'Not described.'],
    valuesOf(attribute),
  ]);
  return [
    heading(4, { code: name }),
    paragraph(description ?? 'Not described.'),
    { kind: 'list', items: facts },
    ...(rows.length === 0
      ? [paragraph('It carries no further details.')]
      : [{ kind: 'table' as const, head: ['Detail', 'What it says', 'Values'], rows }]),
  ];
}

/** UCUM writes what is counted in braces: `{use}`. */
function unitOf(unit: string | undefined): string {
  if (unit === undefined) return '';
  const counted = /^\{(.+)\}$/.exec(unit)?.[1];
  return counted === undefined ? `, in ${UNITS[unit] ?? unit}` : `, unit: ${counted.replaceAll('_', ' ')}`;
}

function valuesOf({ type, allowedValues, examples }: AttributeDeclaration): Inline[] {
  if (allowedValues?.length === 0) return ['Only names that the product lists.'];
  if (allowedValues !== undefined) return ['Only ', ...listed(allowedValues), '.'];
  if (examples !== undefined && examples.length > 0) return ['For example ', ...listed(examples), '.'];
  if (type === 'boolean') return ['Yes or no.'];
  return [type?.startsWith('number') === true ? 'A number.' : 'A text.'];
}

function listed(values: readonly unknown[]): Inline[] {
  return values.flatMap((value, index) => {
    const code = { code: typeof value === 'string' ? value : JSON.stringify(value) };
    return index === 0 ? [code] : [', ', code];
  });
}
