/** What is said about declarations to the people who use the product. A page that records has no use for it. */
export interface Words {
  /** What is recorded, and what it is needed for; by the name of the declaration. */
  readonly items: Readonly<Record<string, readonly [description: string, purpose: string]>>;
  /** What it says, and examples of it; by the key of the attribute. */
  readonly attributes: Readonly<Record<string, readonly [description: string, ...examples: string[]]>>;
}
