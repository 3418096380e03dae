import {
  type CatalogueDocument,
  diffCatalogues,
  documentCatalogue,
  type DocumentedDeclaration,
} from '../../src/catalogue/index.ts';
import { catalogue, categories } from './example.ts';

const before = documentCatalogue(catalogue, { categories });
const TODAY = '2026-11-24';
const OPENED = 'report.opened';

type Change = Partial<DocumentedDeclaration>;

/** The catalogue with one declaration changed. */
function changed(document: CatalogueDocument, name: string, change: Change): CatalogueDocument {
  return {
    ...document,
    declarations: document.declarations.map((one) => (one.name === name ? { ...one, ...change } : one)),
  };
}

function attributesOf(name: string): DocumentedDeclaration['attributes'] {
  return before.declarations.find((one) => one.name === name)?.attributes ?? {};
}

const kind = (attribute: object): Change => ({
  attributes: { ...attributesOf(OPENED), 'report.kind': attribute },
});
const KIND = attributesOf(OPENED)['report.kind'];

describe('the differences between two catalogues', () => {
  it('are none between equals', () => {
    expect(diffCatalogues(before, structuredClone(before), TODAY)).toEqual([]);
  });

  it.each<[string, string, Change, string]>([
    [
      'an Optional declaration that became Required',
      'report.hints',
      { classification: 'required' },
      'became_required',
    ],
    [
      'a new attribute',
      OPENED,
      { attributes: { ...attributesOf(OPENED), 'report.size': {} } },
      'gained_attribute',
    ],
    ['allowed values given up', OPENED, kind({ ...KIND, allowedValues: undefined }), 'lost_allowed_values'],
    ['a description lost', OPENED, { description: undefined }, 'lost_description'],
    ['a description emptied', OPENED, { description: '  ' }, 'lost_description'],
    [
      'an attribute’s description lost',
      OPENED,
      kind({ ...KIND, description: undefined }),
      'lost_description',
    ],
  ])('ask for review: %s', (_, name, change, expected) => {
    const changes = diffCatalogues(before, changed(before, name, change), TODAY);

    expect(changes.map(({ kind: seen, needsReview }) => [seen, needsReview])).toEqual([[expected, true]]);
    expect(changes[0]?.message).toContain(name);
  });

  it('ask for review of what is new and Required, and give notice of what is new and Optional', () => {
    const without = (name: string) => ({
      ...before,
      declarations: before.declarations.filter((one) => one.name !== name),
    });

    expect(diffCatalogues(without(OPENED), before, TODAY)).toMatchObject([
      { kind: 'became_required', needsReview: true },
    ]);
    expect(diffCatalogues(without('report.hints'), before, TODAY)).toMatchObject([
      { kind: 'added', needsReview: false },
    ]);
    expect(diffCatalogues(before, without(OPENED), TODAY)).toMatchObject([
      { kind: 'removed', needsReview: false },
    ]);
  });

  it('ask for review of what has expired, also when it had before; the last day still counts', () => {
    const old = changed(before, OPENED, { expires: '2026-11-23' });
    const last = changed(before, OPENED, { expires: TODAY });

    expect(diffCatalogues(old, old, TODAY)).toMatchObject([{ kind: 'expired', needsReview: true }]);
    expect(diffCatalogues(last, last, TODAY)).toEqual([]);
  });

  it.each<[string, string, Change, string]>([
    ['Required that became Optional', OPENED, { classification: 'optional' }, 'became_optional'],
    ['another category', OPENED, { category: 'software_setup_and_inventory' }, 'changed_category'],
    ['an attribute less', OPENED, { attributes: { 'report.kind': KIND ?? {} } }, 'lost_attribute'],
    [
      'one more value',
      OPENED,
      kind({ ...KIND, allowedValues: ['monthly', 'yearly', 'daily'] }),
      'gained_value',
    ],
    ['one value less', OPENED, kind({ ...KIND, allowedValues: ['monthly'] }), 'lost_value'],
    ['another description', OPENED, { description: 'A report was opened.' }, 'changed_description'],
    ['another last day', OPENED, { expires: '2999-01-01' }, 'changed_expiry'],
  ])('give notice: %s', (_, name, change, expected) => {
    const changes = diffCatalogues(before, changed(before, name, change), TODAY);

    expect(changes.map(({ kind: seen, needsReview }) => [seen, needsReview])).toEqual([[expected, false]]);
  });
});
