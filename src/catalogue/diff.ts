import { type AttributeDeclaration, isExpired } from '../policy/index.ts';
import type { CatalogueDocument, DocumentedDeclaration } from './document.ts';

/** What can have changed. The first five must be looked at before they are released; the others are to be known. */
export type CatalogueChangeKind =
  | 'became_required'
  | 'gained_attribute'
  | 'lost_allowed_values'
  | 'lost_description'
  | 'expired'
  | 'changed_category'
  | 'added'
  | 'removed'
  | 'became_optional'
  | 'lost_attribute'
  | 'gained_value'
  | 'lost_value'
  | 'changed_description'
  | 'changed_expiry';

/** One change between two catalogues. */
export interface CatalogueChange {
  readonly kind: CatalogueChangeKind;
  /** Whether more is collected from people, or less is said about it, than before. */
  readonly needsReview: boolean;
  /** `event my_product.report`, with the attribute after it where it is about one. */
  readonly subject: string;
  /** One sentence. */
  readonly message: string;
}

const NEEDS_REVIEW: ReadonlySet<CatalogueChangeKind> = new Set([
  'became_required',
  'gained_attribute',
  'lost_allowed_values',
  'lost_description',
  'expired',
]);

/**
 * What changed from one catalogue to another, in the order of the new one. Something new that is Required became
 * Required: it was not collected before.
 *
 * @param today the day on which a declaration counts as expired, `2027-06-30`. Default: now, in UTC.
 */
export function diffCatalogues(
  before: CatalogueDocument,
  after: CatalogueDocument,
  today: string = new Date().toISOString().slice(0, 10),
): CatalogueChange[] {
  const old = new Map(before.declarations.map((one) => [keyOf(one), one]));
  const fresh = new Set(after.declarations.map(keyOf));
  const removed = before.declarations.filter((one) => !fresh.has(keyOf(one)));
  return [
    ...after.declarations.flatMap((one) => diffDeclaration(old.get(keyOf(one)), one, today)),
    ...removed.map((one) => change('removed', subjectOf(one), 'is no longer recorded')),
  ];
}

function keyOf({ signal, name }: DocumentedDeclaration): string {
  return `${signal} ${name}`;
}

function subjectOf({ kind, name }: DocumentedDeclaration): string {
  return `${kind} ${name}`;
}

function change(kind: CatalogueChangeKind, subject: string, says: string): CatalogueChange {
  return { kind, needsReview: NEEDS_REVIEW.has(kind), subject, message: `${subject}: ${says}.` };
}

function diffDeclaration(
  before: DocumentedDeclaration | undefined,
  after: DocumentedDeclaration,
  today: string,
): CatalogueChange[] {
  const subject = subjectOf(after);
  const expired = isExpired({ expires: after.expires ?? '9999' }, today)
    ? [change('expired', subject, `its last day was ${after.expires}; extend it, or remove what records it`)]
    : [];
  if (before === undefined) {
    const isRequired = after.classification === 'required';
    const added = isRequired
      ? change('became_required', subject, 'is new and Required, so it is collected from everybody')
      : change('added', subject, 'is new and Optional');
    return [added, ...expired];
  }
  return [
    ...diffClass(before, after, subject),
    ...diffTexts(before, after, subject),
    ...diffAttributes(before, after, subject),
    ...expired,
  ];
}

function diffClass(
  before: DocumentedDeclaration,
  after: DocumentedDeclaration,
  subject: string,
): CatalogueChange[] {
  const changes: CatalogueChange[] = [];
  if (before.classification !== after.classification)
    changes.push(
      after.classification === 'required'
        ? change('became_required', subject, 'was Optional and is Required now')
        : change('became_optional', subject, 'was Required and is Optional now'),
    );
  if (before.category !== after.category)
    changes.push(change('changed_category', subject, `moved from ${before.category} to ${after.category}`));
  return changes;
}

function diffTexts(
  before: DocumentedDeclaration,
  after: DocumentedDeclaration,
  subject: string,
): CatalogueChange[] {
  const changes = diffDescription(before.description, after.description, subject);
  if (before.expires !== after.expires)
    changes.push(
      change(
        'changed_expiry',
        subject,
        `its last day was ${before.expires ?? 'open'} and is ${after.expires ?? 'open'} now`,
      ),
    );
  return changes;
}

function diffDescription(
  before: string | undefined,
  after: string | undefined,
  subject: string,
): CatalogueChange[] {
  if (isBlank(after))
    return isBlank(before) ? [] : [change('lost_description', subject, 'lost its description')];
  return before === after ? [] : [change('changed_description', subject, 'is described in other words')];
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

function diffAttributes(
  before: DocumentedDeclaration,
  after: DocumentedDeclaration,
  subject: string,
): CatalogueChange[] {
  const lost = Object.keys(before.attributes).filter((key) => !Object.hasOwn(after.attributes, key));
  return [
    ...Object.entries(after.attributes).flatMap(([key, attribute]) =>
      Object.hasOwn(before.attributes, key)
        ? diffAttribute(before.attributes[key] ?? {}, attribute, `${subject} ${key}`)
        : [change('gained_attribute', `${subject} ${key}`, 'is a new attribute')],
    ),
    ...lost.map((key) => change('lost_attribute', `${subject} ${key}`, 'is no longer an attribute')),
  ];
}

function diffAttribute(
  before: AttributeDeclaration,
  after: AttributeDeclaration,
  subject: string,
): CatalogueChange[] {
  const changes = diffDescription(before.description, after.description, subject);
  if (before.allowedValues === undefined) return changes;
  if (after.allowedValues === undefined)
    return [...changes, change('lost_allowed_values', subject, 'may hold any value now')];
  const [old, now] = [new Set(before.allowedValues), new Set(after.allowedValues)];
  const gained = [...now].filter((value) => !old.has(value));
  const lost = [...old].filter((value) => !now.has(value));
  return [
    ...changes,
    ...gained.map((value) => change('gained_value', subject, `may also be ${JSON.stringify(value)}`)),
    ...lost.map((value) => change('lost_value', subject, `is no longer ${JSON.stringify(value)}`)),
  ];
}
