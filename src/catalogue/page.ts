import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { describePage } from './page-content.ts';
import type { CatalogueDocument } from './document.ts';

/** Options of {@link renderCataloguePage}. */
export interface PageOptions {
  /** Default: `markdown`. */
  readonly format?: 'markdown' | 'html' | undefined;
  /** Name of the product, as its users know it. Default: `this product`. */
  readonly product?: string | undefined;
}

/** The page for the people who use the product: what is collected, of which class, and everything in detail. */
export function renderCataloguePage(document: CatalogueDocument, options: PageOptions = {}): string {
  const { format = 'markdown', product = 'this product' } = options;
  const blocks = describePage(document, product);
  return format === 'html' ? renderHtml(blocks) : renderMarkdown(blocks);
}
