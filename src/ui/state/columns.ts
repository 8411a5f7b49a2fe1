/** Divides a wide window between outline, step and picture. */

/** From this many columns on, outline and picture are beside the step. */
const WIDE = 106;
export const COLUMN_GAP = 3;
/** The maximum width of a step. */
export const STEP_WIDTH = 76;
/** The outline has to leave the step enough room for the drawings that lessons hold. */
const NARROWEST = { outline: 20, step: 64, picture: 24 } as const;
const WIDEST = { outline: 42, picture: 84 } as const;
/** A picture needs no more to show two machines well; the outline takes what is over, for titles that are long. */
const PICTURE_FIRST = 62;

/** Widths of the three, in columns of the terminal. */
export interface SharedColumns {
  readonly outline: number;
  readonly step: number;
  readonly picture: number;
}

/** The widths; undefined when the window is not wide. The outline is the first to go: its width is 0. */
export function columnsFor(width: number): SharedColumns | undefined {
  if (width < WIDE) return undefined;
  const over = width - STEP_WIDTH - PICTURE_FIRST - COLUMN_GAP - COLUMN_GAP;
  const share = Math.max(NARROWEST.outline, Math.floor(width * 0.17), over);
  const outline = Math.min(WIDEST.outline, share);
  const withOutline = width - outline - COLUMN_GAP - COLUMN_GAP - NARROWEST.picture;
  const left = withOutline >= NARROWEST.step ? width - outline - COLUMN_GAP : width;
  const step = Math.min(STEP_WIDTH, left - COLUMN_GAP - NARROWEST.picture);
  return {
    outline: left === width ? 0 : outline,
    step,
    picture: Math.min(WIDEST.picture, left - COLUMN_GAP - step),
  };
}
