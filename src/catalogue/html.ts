import type { Block, Inline } from './page-blocks.ts';

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid #8888;padding:.3rem .6rem;text-align:left;vertical-align:top}' +
  'code{overflow-wrap:anywhere}@media(prefers-color-scheme:dark){:root{color-scheme:dark}}';

/** Writes a page as an HTML document of its own, without scripts and without anything from elsewhere. */
export function renderHtml(blocks: readonly Block[]): string {
  const title = blocks.find((block) => block.kind === 'heading');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title === undefined ? '' : plain(title.text)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...blocks.map(renderBlock),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inline(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return [
        '<table>',
        `<thead><tr>${block.head.map((text) => `<th scope="col">${escapeText(text)}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...block.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`),
        '</tbody>',
        '</table>',
      ].join('\n');
  }
}

function inline(text: readonly Inline[]): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return escapeText(part);
      return 'code' in part
        ? `<code>${escapeText(part.code)}</code>`
        : `<strong>${escapeText(part.strong)}</strong>`;
    })
    .join('');
}

function plain(text: readonly Inline[]): string {
  return text
    .map((part) => escapeText(typeof part === 'string' ? part : 'code' in part ? part.code : part.strong))
    .join('');
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
