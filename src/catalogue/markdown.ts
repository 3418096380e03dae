import type { Block, Inline } from './page-blocks.ts';

/** Writes a page as Markdown. */
export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(renderBlock).join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.text)}`;
    case 'paragraph':
      return inline(block.text);
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'table':
      return [
        row(block.head.map((text) => [text])),
        `|${' --- |'.repeat(block.head.length)}`,
        ...block.rows.map(row),
      ].join('\n');
  }
}

function row(cells: readonly (readonly Inline[])[]): string {
  return `| ${cells.map(inline).join(' | ')} |`;
}

function inline(text: readonly Inline[]): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return escapeText(part);
      return 'code' in part
        ? `\`${part.code.replaceAll('`', "'").replaceAll('|', '\\|')}\``
        : `**${escapeText(part.strong)}**`;
    })
    .join('');
}

/** Nothing that a declaration says becomes markup. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}
