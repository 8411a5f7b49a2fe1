/** Prose and texts as a learner reads them, line by line, without marks; code and placeholders are each one word. */

import { placesOf } from './placeholders.ts';
import { fromProse, isDrawing } from './prose-parts.ts';
import { CODE } from './rules/typography.ts';
import type { Block, Inline } from './types.ts';

export interface ShownLine {
  readonly line: string;
  /** A block of plain text, laid out by its author. */
  readonly isDrawing: boolean;
}

/** The lines of prose: one for each paragraph, heading, table cell, and line of a drawing. */
export function proseLines(blocks: readonly Block[]): ShownLine[] {
  return fromProse(blocks, {
    text: inlineLines,
    // Other code has no words.
    code: (block) =>
      isDrawing(block) ? block.text.split('\n').map((line) => ({ line, isDrawing: true })) : [],
  });
}

function inlineLines(content: readonly Inline[]): ShownLine[] {
  return inlineText(content)
    .split('\n')
    .map((line) => ({ line: withoutPlaceholders(line), isDrawing: false }));
}

function inlineText(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if ('content' in inline) return inlineText(inline.content);
      if (inline.type === 'break') return '\n';
      return inline.type === 'code' ? CODE : inline.text;
    })
    .join('');
}

/** A text outside of prose as one line. */
export function textLine(text: string): string {
  return withoutPlaceholders(text.replace(/`[^`]+`/g, CODE));
}

function withoutPlaceholders(line: string): string {
  let end = 0;
  const kept = placesOf(line).map((place) => {
    const before = line.slice(end, place.start);
    end = place.end;
    return before;
  });
  return [...kept, line.slice(end)].join(CODE);
}
