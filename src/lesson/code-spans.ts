/** The code in prose and texts: what a translation carries over unchanged. */
import type { Block, Inline } from './types.ts';

/** Code spans and code blocks of prose, in order; drawings and plain text blocks may be translated and are left out. */
export function proseCode(blocks: readonly Block[]): string[] {
  return blocks.flatMap(blockCode);
}

function blockCode(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineCode(block.content);
    case 'list':
      return block.items.flatMap(proseCode);
    case 'quote':
      return proseCode(block.blocks);
    case 'table':
      return block.rows.flat().flatMap(inlineCode);
    case 'code':
      return block.lang === '' || block.lang === 'text' ? [] : [block.text];
  }
}

function inlineCode(content: readonly Inline[]): string[] {
  return content.flatMap((inline) => {
    if (inline.type === 'code') return [inline.text];
    return 'content' in inline ? inlineCode(inline.content) : [];
  });
}

/** What stands between backticks in a short text. */
export function textCode(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}
