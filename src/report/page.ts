/** A page for a file: sections of the same blocks that prose is made of. */
import type { Block, Inline } from '../lesson/types.ts';

export interface Page {
  /** A language tag. */
  readonly lang: string;
  readonly title: string;
  readonly intro: readonly Block[];
  readonly sections: readonly PageSection[];
}

export interface PageSection {
  /** The target of links within the page. */
  readonly id?: string;
  readonly title: string;
  /** 1 is right below the page, 2 below a section of level 1. */
  readonly level: 1 | 2;
  readonly blocks: readonly Block[];
}

/** A text as it is. */
export function plainText(text: string): Inline {
  return { type: 'text', text };
}

export function codeText(text: string): Inline {
  return { type: 'code', text };
}

export function paragraph(...content: readonly (Inline | string)[]): Block {
  return { type: 'paragraph', content: content.map(asInline) };
}

/** A list without numbers, each item a line. */
export function bulletList(items: readonly (readonly (Inline | string)[])[]): Block {
  return { type: 'list', ordered: false, items: items.map((item) => [paragraph(...item)]) };
}

/** A table; the first row is its head. */
export function tableOf(rows: readonly (readonly (Inline | string)[])[]): Block {
  return { type: 'table', rows: rows.map((row) => row.map((cell) => [asInline(cell)])) };
}

function asInline(part: Inline | string): Inline {
  return typeof part === 'string' ? plainText(part) : part;
}
