/** Writes docs/diagnostic-data.md: the page of what the package's own instrumentations record. */
import { writeFileSync } from 'node:fs';
import { documentCatalogue, renderCataloguePage } from '../../src/catalogue/index.ts';
import { createOwnCatalogue } from '../../src/instrumentations/index.ts';

writeFileSync('docs/diagnostic-data.md', renderCataloguePage(documentCatalogue(createOwnCatalogue())));
