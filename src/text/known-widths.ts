/**
 * Characters of known width: Latin, the signs and lines that the screen itself is drawn with, and Chinese. Measuring each of
 * them costs more than drawing the frame.
 */

/** They take one column. */
export const NARROW =
  /[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2039\u203a\u2190-\u21ff\u23ce\u2500-\u25fc\u2605\u2713\u2717\u2800-\u28ff]/;
/** They take two. */
export const WIDE = /[\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]/;
