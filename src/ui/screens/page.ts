/** What a page is: rows, and what scrolls in it. */
import type { Line } from '../text/line.ts';

/** What scrolls on the page, for the keys. */
export interface Scrolling {
  /** First row seen. */
  readonly from: number;
  readonly total: number;
  /** Rows seen at once. */
  readonly height: number;
}

/** A page in as many rows as the window has. */
export interface Page {
  readonly rows: readonly Line[];
  readonly scrolling?: Scrolling;
}

/** The least window that the pages are drawn in. */
export const LEAST = { columns: 60, rows: 15 } as const;
