/** Divides a wide window between outline, step and picture. */

/** From this many columns on, outline and picture are beside the step. */
const WIDE = 106;
export const COLUMN_GAP = 3;
/** The maximum width of a step. */
export const STEP_WIDTH = 76;
/** The outline has to leave the step enough room for the drawings that lessons hold. */
const NARROWEST = { outline: 20, step: 64, picture: 24 } as const;
const WIDEST = { outline: 32, picture: 84 } as const;

/** Widths of the three, in columns of the terminal. */
export interface SharedColumns {
  readonly outline: number;
  readonly step: number;
  readonly picture: number;
}

/** The widths; undefined when the window is not wide. The outline is the first to go: its width is 0. */
export function columnsFor(width: number): SharedColumns | undefined {
  if (width < WIDE) return undefined;
  const outline = Math.min(WIDEST.outline, Math.max(NARROWEST.outline, Math.floor(width * 0.17)));
  const withOutline = width - outline - COLUMN_GAP - COLUMN_GAP - NARROWEST.picture;
  const left = withOutline >= NARROWEST.step ? width - outline - COLUMN_GAP : width;
  const step = Math.min(STEP_WIDTH, left - COLUMN_GAP - NARROWEST.picture);
  return {
    outline: left === width ? 0 : outline,
    step,
    picture: Math.min(WIDEST.picture, left - COLUMN_GAP - step),
  };
}
