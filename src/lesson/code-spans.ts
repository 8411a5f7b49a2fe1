/** The code in prose and texts: what a translation carries over unchanged. */
import { fromProse, isDrawing } from './prose-parts.ts';
import type { Block, Inline } from './types.ts';

/** Code spans and code blocks of prose, in order; drawings and plain text blocks may be translated and are left out. */
export function proseCode(blocks: readonly Block[]): string[] {
  return fromProse(blocks, { text: inlineCode, code: (block) => (isDrawing(block) ? [] : [block.text]) });
}

function inlineCode(content: readonly Inline[]): string[] {
  return content.flatMap((inline) => {
    if (inline.type === 'code') return [inline.text];
    return 'content' in inline ? inlineCode(inline.content) : [];
  });
}

/** The texts between backticks in a short text. */
export function textCode(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}
