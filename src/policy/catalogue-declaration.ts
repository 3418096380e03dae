import type { BuiltInCategory } from './categories.ts';

/** The three signals, as they are named in counts and messages. */
export type Signal = 'span' | 'metric' | 'log_record';

/** What an attribute can hold. */
export interface AttributeTypes {
  string: string;
  number: number;
  boolean: boolean;
  'string[]': readonly string[];
  'number[]': readonly number[];
  'boolean[]': readonly boolean[];
}

/** What a declared attribute holds. */
export interface AttributeDeclaration {
  /** A value of another type is withheld. Default: any. */
  readonly type?: keyof AttributeTypes;
  /** What it says, in words for the person using the product. */
  readonly description?: string;
  /** Values that it may have, for the reader. */
  readonly examples?: readonly unknown[];
  /** The only values that may leave; for a list, the only members. Default: any of its type. */
  readonly allowedValues?: readonly (string | number | boolean)[];
  /**
   * What is withheld when the value is not among `allowedValues`: the attribute, or the whole item. An item is also
   * withheld when the attribute is missing; a span must have it at its start. Default: `attribute`.
   */
  readonly withholds?: 'attribute' | 'item';
}

/** What an application says about one span, event or instrument that it records. */
export interface Definition {
  /** Name of the span, event or instrument. */
  readonly name: string;
  /** Wire value of the category; its class is looked up. */
  readonly category: BuiltInCategory | (string & {});
  /** What is recorded, in words for the person using the product. */
  readonly description?: string;
  /** What it is needed for, in words for the person using the product. */
  readonly purpose?: string;
  /** Who answers for it: a team or a role, not a person. */
  readonly owner?: string;
  /** The last day on which it is collected, `2027-06-30` (UTC). Default: no end. */
  readonly expires?: string;
  /** Unit of an instrument (UCUM). */
  readonly unit?: string;
  /** Name of the instrumentation scope it is recorded in. Default: `opentelemetry-diagnostic-data`. */
  readonly scope?: string;
  /** The attributes that it may carry, by key. Others are withheld. Default: none. */
  readonly attributes?: Readonly<Record<string, AttributeDeclaration>>;
}

/** `span`, `event`, or the kind of instrument. */
export type DeclarationKind =
  | 'span'
  | 'event'
  | 'counter'
  | 'up_down_counter'
  | 'histogram'
  | 'gauge'
  | 'observable_counter'
  | 'observable_up_down_counter'
  | 'observable_gauge';

/** One entry of the catalogue. */
export interface Declaration extends Definition {
  readonly signal: Signal;
  readonly kind: DeclarationKind;
}

/** The allowed values of an attribute. */
export type AllowedValue<A> = A extends { readonly allowedValues: readonly (infer V)[] } ? V : never;

/** What an attribute may hold. */
export type ValueOf<A> = A extends {
  readonly type: `${string}[]`;
  readonly allowedValues: readonly unknown[];
}
  ? readonly AllowedValue<A>[]
  : A extends { readonly allowedValues: readonly unknown[] }
    ? AllowedValue<A>
    : A extends { readonly type: infer T extends keyof AttributeTypes }
      ? AttributeTypes[T]
      : AttributeTypes[keyof AttributeTypes];

/** The attributes that a definition allows, with their types. */
export type DeclaredAttributes<D extends Definition> = D extends {
  readonly attributes: infer A extends Readonly<Record<string, AttributeDeclaration>>;
}
  ? { readonly [K in keyof A]?: ValueOf<A[K]> }
  : { readonly [key in never]: never };

/** Attributes without any that the definition does not declare, also where a variable holds them. */
export type OnlyDeclared<D extends Definition, A> = A & {
  readonly [K in Exclude<keyof A, keyof DeclaredAttributes<D>>]: never;
};
