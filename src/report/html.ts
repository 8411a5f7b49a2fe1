/** A page as one HTML file: its own styles, light and dark, fit for paper, without scripts. */
import type { Block, Inline } from '../lesson/types.ts';
import { escapeHtml } from '../text/html.ts';
import type { Page, PageSection } from './page.ts';
import { STYLES } from './styles.ts';

/** It loads and runs nothing, whatever the texts contain. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The page as a text that ends with a line feed. */
export function htmlOf({ lang, title, intro, sections }: Page): string {
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="swarm-tutor">
<title>${escapeHtml(title)}</title>
<style>
${STYLES}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${intro.map(blockText).join('\n')}
${sections.map(sectionText).join('\n')}
</main>
</body>
</html>
`;
}

function sectionText({ id, title, level, blocks }: PageSection): string {
  const tag = `h${level + 1}`;
  const anchor = id === undefined ? '' : ` id="${escapeHtml(id)}"`;
  return `<section${anchor}>\n<${tag}>${escapeHtml(title)}</${tag}>\n${blocks.map(blockText).join('\n')}\n</section>`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlineText(block.content)}</p>`;
    case 'heading':
      return `<h4>${inlineText(block.content)}</h4>`;
    case 'quote':
      return `<blockquote>${block.blocks.map(blockText).join('\n')}</blockquote>`;
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${item.map(itemText).join('\n')}</li>`);
      return `<${tag}>\n${items.join('\n')}\n</${tag}>`;
    }
    case 'table':
      return tableText(block.rows);
  }
}

/** A paragraph in a list needs no space around it. */
function itemText(block: Block): string {
  return block.type === 'paragraph' ? inlineText(block.content) : blockText(block);
}

function tableText([head = [], ...rows]: Extract<Block, { type: 'table' }>['rows']): string {
  const cells = (row: readonly (readonly Inline[])[], open: string, close: string): string =>
    `<tr>${row.map((cell) => `${open}${inlineText(cell)}${close}`).join('')}</tr>`;
  return `<table>
<thead>${cells(head, '<th scope="col">', '</th>')}</thead>
<tbody>
${rows.map((row) => cells(row, '<td>', '</td>')).join('\n')}
</tbody>
</table>`;
}

function inlineText(content: readonly Inline[]): string {
  return content.map(partText).join('');
}

function partText(part: Inline): string {
  switch (part.type) {
    case 'text':
      return escapeHtml(part.text);
    case 'strong':
      return `<strong>${inlineText(part.content)}</strong>`;
    case 'emphasis':
      return `<em>${inlineText(part.content)}</em>`;
    case 'code':
      return `<code>${escapeHtml(part.text)}</code>`;
    case 'link':
      return linkText(part.href, inlineText(part.content));
    case 'break':
      return '<br>';
  }
}

/** Links lead to the web or within the page; any other is only its text. */
function linkText(href: string, inner: string): string {
  return /^(https?:\/\/|#)/i.test(href) ? `<a href="${escapeHtml(href)}">${inner}</a>` : inner;
}
