/** Short texts of a lesson outside its prose: options, hints, explanations. Code is between backticks. */

import type { Fill } from './fill.ts';
import { type Span, type Style, span } from './line.ts';

/** The text as pieces: placeholders filled, code in its own tone, without the backticks. */
export function richSpans(text: string, fill: Fill, style: Style = {}): Span[] {
  return text
    .split(/(`[^`\n]+`)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.length > 2 && part.startsWith('`') && part.endsWith('`')
        ? span(fill(part.slice(1, -1)), { ...style, tone: style.tone ?? 'accent' })
        : span(fill(part), style),
    );
}
