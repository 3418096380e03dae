import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { documentCatalogue, renderCataloguePage } from '../../src/catalogue/index.ts';
import { DATA_CATEGORIES, defineCatalogue, defineEvent } from '../../src/index.ts';
import { createOwnCatalogue } from '../../src/instrumentations/index.ts';
import { catalogue, categories } from './example.ts';

const own = documentCatalogue(createOwnCatalogue());
const example = documentCatalogue(catalogue, { categories });

/** The rows of the tables under a heading. */
function rowsUnder(markdown: string, heading: string): string[][] {
  const section = markdown.split(`\n### ${heading}\n`)[1]?.split('\n### ')[0]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('the page for the people who use the product', () => {
  it('is not stale: docs/diagnostic-data.md is what `npm run docs:catalogue` writes', () => {
    expect(readFileSync(join(__dirname, '../../docs/diagnostic-data.md'), 'utf8')).toBe(
      renderCataloguePage(own),
    );
  });

  it.each(['required', 'optional'] as const)(
    'sums up the %s categories in a table of three columns',
    (classification) => {
      const page = renderCataloguePage(own);

      const rows = rowsUnder(
        page,
        `${classification === 'required' ? 'Required' : 'Optional'} diagnostic data`,
      );

      const expected = Object.values(DATA_CATEGORIES).filter(
        (category) => category.classification === classification,
      );
      expect(rows.map(([, description]) => description)).toEqual(
        expected.map(({ description }) => description),
      );
      expect(rows.map(([, , examples]) => examples?.toLowerCase().slice(0, -1).split('; '))).toEqual(
        expected.map(({ examples }) => examples.map((one) => one.toLowerCase())),
      );
    },
  );

  it('describes every declaration and every attribute of the package in words', () => {
    const page = renderCataloguePage(own);

    expect(page).not.toContain('Not described.');
    for (const { name, attributes } of own.declarations) {
      expect(page).toContain(`#### \`${name}\`\n`);
      for (const key of Object.keys(attributes)) expect(page).toContain(`| \`${key}\` |`);
    }
  });

  it('writes units as a person would: no braces, no abbreviations', () => {
    const page = renderCataloguePage(own);

    expect(page).toContain('- Count, unit: navigation.\n');
    expect(page).toContain('- Level, in bytes.\n');
    expect(page).not.toMatch(/, in (\{|By\.|s\.)/);
  });

  it('says what Required and Optional mean, and what neither contains', () => {
    const page = renderCataloguePage(own, { product: 'Process Miner' });

    expect(page).toContain('what Process Miner records');
    expect(page).toMatch(/\*\*Required\*\* diagnostic data is the minimum/);
    expect(page).toMatch(
      /\*\*Optional\*\* diagnostic data is collected in addition, and only if you opted in/,
    );
    expect(page).toContain('- your name or e-mail address;');
  });

  it('puts an application’s own categories under their class, with purpose, owner and end', () => {
    const page = renderCataloguePage(example);

    expect(rowsUnder(page, 'Optional diagnostic data').map(([name]) => name)).toContain('Hints');
    expect(page).toContain('### Hints (Optional)\n\n#### `report.hints`');
    expect(page).toContain('- What it is needed for: To know which reports are read.');
    expect(page).toContain('- Who answers for it: the reporting team.');
    expect(page).toContain('- Collected until 2999-12-31.');
    expect(page).toContain('| `report.kind` | Which kind of report. | Only `monthly`, `yearly`. |');
    expect(page).toContain('| `report.pages` | How long it is. | For example `3`, `12.5`. |');
  });

  it('is HTML without scripts or anything from elsewhere', () => {
    const page = renderCataloguePage(example, { format: 'html' });

    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('<h4><code>Draw &lt;chart&gt; | *fast*</code></h4>');
    expect(page).toContain('<td>Which kind of report.</td>');
    expect(page).not.toMatch(/<script|src=|href=|url\(/);
  });

  it('lets nothing that a declaration says become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>|*_`[]()#\\!-&" a\n') }), (description) => {
        const declaration = defineEvent({
          name: 'my.event',
          category: 'product_and_service_usage',
          description,
        });
        const document = documentCatalogue(defineCatalogue([declaration]));
        const plain = documentCatalogue(defineCatalogue([{ ...declaration, description: 'x' }]));
        const tags = (text: string) => text.match(/<[^>]*>/g);

        const html = renderCataloguePage(document, { format: 'html' });
        const markdown = renderCataloguePage(document);

        expect(tags(html)).toEqual(tags(renderCataloguePage(plain, { format: 'html' })));
        expect(markdown.split('\n')).toHaveLength(renderCataloguePage(plain).split('\n').length);
        expect(markdown).not.toMatch(/(?<!\\)</);
      }),
    );
  });
});
