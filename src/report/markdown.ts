/** A page as Markdown (CommonMark with tables). Its texts are escaped: none of them acts as markup. */
import type { Block, Inline } from '../lesson/types.ts';
import type { Page } from './page.ts';

/** The page as a text that ends with a line feed. */
export function markdownOf({ title, intro, sections }: Page): string {
  const parts = [
    `# ${escaped(title)}`,
    ...intro.map(blockText),
    ...sections.flatMap((section) => [
      ...(section.id === undefined ? [] : [`<a id="${encodeURIComponent(section.id)}"></a>`]),
      `${'#'.repeat(section.level + 1)} ${escaped(section.title)}`,
      ...section.blocks.map(blockText),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return inlineText(block.content);
    case 'heading':
      return `#### ${inlineText(block.content)}`;
    case 'quote':
      return indented(block.blocks.map(blockText).join('\n\n'), '> ', '> ');
    case 'code':
      return fenced(block.text, block.lang);
    case 'list':
      return block.items
        .map((item, at) => {
          const mark = block.ordered ? `${at + 1}. ` : '- ';
          return indented(item.map(blockText).join('\n\n'), mark, ' '.repeat(mark.length));
        })
        .join('\n');
    case 'table':
      return tableText(block.rows);
  }
}

function tableText([head = [], ...rows]: Extract<Block, { type: 'table' }>['rows']): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head.map(cellText)),
    line(head.map(() => '---')),
    ...rows.map((row) => line(row.map(cellText))),
  ].join('\n');
}

/** A `|` would end the cell, even in code. */
function cellText(content: readonly Inline[]): string {
  return inlineText(content).replace(/(?<!\\)\|/g, '\\|');
}

function inlineText(content: readonly Inline[]): string {
  return content.map(partText).join('');
}

function partText(part: Inline): string {
  switch (part.type) {
    case 'text':
      return escaped(part.text);
    case 'strong':
      return `**${inlineText(part.content)}**`;
    case 'emphasis':
      return `*${inlineText(part.content)}*`;
    case 'code':
      return codeSpan(part.text);
    case 'link':
      return `[${inlineText(part.content)}](<${part.href.replace(/[<>\n\\]/g, encodeURIComponent)}>)`;
    case 'break':
      return '  \n';
  }
}

/** Escapes every character that has a meaning in Markdown or HTML; a line feed would begin a block. */
function escaped(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*_[\]<>|~&$]/g, (sign) => `\\${sign}`)
    .replace(
      /^(\s*)([-+#]|\d+[.)])/,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    );
}

/** With as many backticks around it as it needs. */
function codeSpan(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  const mark = '`'.repeat(longestRun(line) + 1);
  return line.includes('`') ? `${mark} ${line} ${mark}` : `${mark}${line}${mark}`;
}

/** With a fence that is longer than any in it. */
function fenced(text: string, lang: string): string {
  const fence = '`'.repeat(Math.max(longestRun(text) + 1, 3));
  return `${fence}${lang}\n${text.replace(/\n$/, '')}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function indented(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? first : line === '' ? rest.trimEnd() : rest) + line)
    .join('\n');
}
