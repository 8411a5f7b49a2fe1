/** Running text of a lesson as styled pieces. */
import type { Inline } from '../../lesson/types.ts';
import { defined } from '../../value/defined.ts';
import type { Fill } from './fill.ts';
import { type Span, type Style, span } from './line.ts';

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
      // Within the program a link leads to a page, which a key opens.
      return inlineSpans(inline.content, fill, {
        ...style,
        underline: true,
        ...defined({ href: inline.href.startsWith('#') ? undefined : fill(inline.href) }),
      });
    case 'break':
      return [span('\n')];
  }
}
