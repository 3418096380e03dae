export { type CatalogueChange, type CatalogueChangeKind, diffCatalogues } from './diff.ts';
export {
  type CatalogueDocument,
  documentCatalogue,
  type DocumentedDeclaration,
  type DocumentOptions,
  parseCatalogueJson,
  renderCatalogueJson,
} from './document.ts';
export { type PageOptions, renderCataloguePage } from './page.ts';
export { renderWeaverRegistry } from './weaver.ts';
