/** A piece of text; code where it is a name that stands so in what is sent. */
export type Inline = string | { readonly code: string } | { readonly strong: string };

/** What a page is made of. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

/** A heading. */
export function heading(level: 1 | 2 | 3 | 4, ...text: Inline[]): Block {
  return { kind: 'heading', level, text };
}

/** A paragraph. */
export function paragraph(...text: Inline[]): Block {
  return { kind: 'paragraph', text };
}
