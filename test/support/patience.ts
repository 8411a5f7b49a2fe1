/** How long tests wait for what is to come. */

/** Longest wait for something to be seen, milliseconds: only what is broken takes that long. */
export const PATIENCE_MS = 20_000;
