/** Prose of a lesson as rows of an exact width. */
import type { Block, Inline } from '../../lesson/types.ts';
import { BLANK, indent, type Line, type Span, type Style, span } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';
import { tableLines } from './table.ts';

/** The widest that prose gets, however wide the window is. */
export const PROSE_WIDTH = 76;

export type Fill = (text: string) => string;

/** Inline content as styled pieces, placeholders filled. */
export function inlineSpans(content: readonly Inline[], fill: Fill, style: Style = {}): Span[] {
  return content.flatMap((inline) => spansOf(inline, fill, style));
}

function spansOf(inline: Inline, fill: Fill, style: Style): Span[] {
  switch (inline.type) {
    case 'text':
      // A line end in the source is a space on the screen.
      return [span(fill(inline.text).replace(/(?<!\s)\s*\n\s*/g, ' '), style)];
    case 'code':
      return [span(fill(inline.text), { ...style, tone: 'accent' })];
    case 'strong':
      return inlineSpans(inline.content, fill, { ...style, bold: true });
    case 'emphasis':
      return inlineSpans(inline.content, fill, { ...style, italic: true });
    case 'link':
      return inlineSpans(inline.content, fill, { ...style, underline: true, href: fill(inline.href) });
    case 'break':
      return [span('\n')];
  }
}

function blockLines(block: Block, width: number, fill: Fill): Line[] {
  switch (block.type) {
    case 'paragraph':
      return wrap(inlineSpans(block.content, fill), width);
    case 'heading':
      return wrap(inlineSpans(block.content, fill, { bold: true }), width);
    case 'list':
      return block.items.flatMap((item, index) => {
        const mark = block.ordered ? `${index + 1}. ` : '• ';
        const rows = proseLines(item, width - mark.length, fill);
        return rows.map((row, at) =>
          at === 0 ? indent(row, span(mark, { tone: 'dim' })) : indent(row, mark.length),
        );
      });
    case 'quote':
      return proseLines(block.blocks, width - 2, fill).map((row) => indent(row, span('▏ ', { tone: 'dim' })));
    case 'code':
      return fill(block.text.replace(/\n$/, ''))
        .split('\n')
        .flatMap((text) => wrap([span(text.replaceAll('\t', '    '))], width - 2))
        .map((row) => indent(row, 2));
    case 'table':
      return tableLines(
        block.rows.map((row) => row.map((cell) => inlineSpans(cell, fill))),
        width,
      );
  }
}

/** Blocks as rows of at most `width` columns, with a blank row between blocks (none between short list items). */
export function proseLines(blocks: readonly Block[], width: number, fill: Fill): Line[] {
  return blocks.flatMap((block, index) => {
    const rows = blockLines(block, Math.max(8, width), fill);
    return index === 0 ? rows : [BLANK, ...rows];
  });
}
