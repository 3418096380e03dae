import type { AttributeDeclaration, Declaration } from './catalogue-declaration.ts';

/** Why an attribute of a declared item was left out. */
export type AttributeWithholdReason =
  | 'undeclared_attribute' // its declaration does not name it
  | 'wrong_type' // it is declared as another type
  | 'value_not_allowed'; // its value is not among the allowed ones

/** What may be attached to a declared item. */
export interface AttributeRules {
  /** Why an attribute must not leave; `undefined` when it may. */
  check(key: string, value: unknown): AttributeWithholdReason | undefined;
  /** Whether the whole item must not leave, because of a name that is not listed. */
  withholdsItem(attributes: Readonly<Record<string, unknown>>): boolean;
}

type Check = (value: unknown) => AttributeWithholdReason | undefined;

/** The rules that a declaration states. */
export function createAttributeRules({ attributes = {} }: Declaration): AttributeRules {
  const checks = new Map(Object.entries(attributes).map(([key, one]) => [key, createCheck(one)]));
  const decisive = Object.entries(attributes)
    .filter(([, one]) => one.withholds === 'item')
    .map(([key]) => [key, checks.get(key)!] as const);
  return {
    check(key, value) {
      const check = checks.get(key);
      return check === undefined ? 'undeclared_attribute' : check(value);
    },
    withholdsItem: (item) => decisive.some(([key, check]) => check(item[key]) !== undefined),
  };
}

function createCheck({ type, allowedValues }: AttributeDeclaration): Check {
  const isType = type === undefined ? () => true : typeCheck(type);
  const allowed = allowedValues === undefined ? undefined : new Set<unknown>(allowedValues);
  return (value) => {
    if (!isType(value)) return 'wrong_type';
    if (allowed === undefined) return undefined;
    const isAllowed = Array.isArray(value) ? value.every((one) => allowed.has(one)) : allowed.has(value);
    return isAllowed ? undefined : 'value_not_allowed';
  };
}

function typeCheck(type: NonNullable<AttributeDeclaration['type']>): (value: unknown) => boolean {
  if (!type.endsWith('[]')) return (value) => typeof value === type;
  const member = type.slice(0, -2);
  return (value) =>
    Array.isArray(value) && value.every((one) => one === null || one === undefined || typeof one === member);
}
