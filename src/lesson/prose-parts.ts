/** Goes through prose: its texts and its code, in order. */
import type { Block, Inline } from './types.ts';

type CodeBlock = Extract<Block, { readonly type: 'code' }>;

/** The functions that are applied to the parts of prose. */
export interface ProseParts<T> {
  /** A paragraph, a heading, or the cell of a table. */
  readonly text: (content: readonly Inline[]) => readonly T[];
  readonly code: (block: CodeBlock) => readonly T[];
}

/** The results of `parts` for prose, lists and quotes included. */
export function fromProse<T>(blocks: readonly Block[], parts: ProseParts<T>): T[] {
  return blocks.flatMap((block) => fromBlock(block, parts));
}

function fromBlock<T>(block: Block, parts: ProseParts<T>): readonly T[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return parts.text(block.content);
    case 'list':
      return block.items.flatMap((item) => fromProse(item, parts));
    case 'quote':
      return fromProse(block.blocks, parts);
    case 'table':
      return block.rows.flat().flatMap(parts.text);
    case 'code':
      return parts.code(block);
  }
}

/** A block of plain text, laid out by its author: a translation may change it, other code not. */
export function isDrawing({ lang }: CodeBlock): boolean {
  return lang === '' || lang === 'text';
}
