/** How long to wait before the next look: soon while something changes, less and less often while nothing does. Pure. */

/** Milliseconds between two looks at machines that are free to ask. */
export const SIMULATED_PAUSE_MS = 1000;
/** Real engines are asked at most this often, milliseconds. */
export const REAL_PAUSE_MS = 2000;
/** The next look is never later than this, milliseconds. */
export const LONGEST_PAUSE_MS = 10_000;

/**
 * @param last the pause before the look that was just taken, milliseconds
 * @param least the shortest pause allowed, milliseconds
 */
export function nextPause(last: number, least: number, isChanging: boolean): number {
  return isChanging ? least : Math.min(LONGEST_PAUSE_MS, Math.max(least, last * 1.5));
}
