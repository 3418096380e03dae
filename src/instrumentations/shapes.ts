/** An attribute that holds a text. */
export const TEXT = { type: 'string' } as const;

/** An attribute that holds a yes or no. */
export const FLAG = { type: 'boolean' } as const;

/** A name that the product lists (see `withNames`); an item with another one is withheld. */
export const LISTED = { type: 'string', withholds: 'item', allowedValues: [] as readonly string[] } as const;

/** An attribute that holds one of these texts. */
export const oneOf = <const V extends string>(...allowedValues: readonly V[]) =>
  ({ type: 'string', allowedValues }) as const;
