/** What the pages over the walk have in common. */
import type { KeyHint } from '../layout/key-line.ts';
import type { Line } from '../text/line.ts';

/** What a page over the walk consists of. Rows are made only when they are seen. */
export interface OverlayContent {
  readonly title: string;
  /** Stands above what scrolls: a search field. */
  readonly head?: readonly Line[];
  readonly total: number;
  rows(from: number, to: number): readonly Line[];
  readonly hints: readonly KeyHint[];
  /** The row that must be seen, for lists. */
  readonly selected?: number;
  readonly aside?: string;
  /** Rows wider than the window go on in the next row. */
  readonly cut?: boolean;
}
