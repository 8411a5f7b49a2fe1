/** Ctrl-Z: restores the terminal, stops the job, and draws the screen again when it is continued. */
import { useCallback } from 'react';
import type { useLending } from './use-lending.ts';

/** Time for the stop to take hold before the screen would be drawn again, milliseconds. */
const SETTLE = 50;

/**
 * @param stop stops the process (and its job); returns when it has been continued, or could not be stopped
 * @returns a function that puts the program into the background; does nothing without `stop` (Windows)
 */
export function useSuspend(stop: (() => void) | undefined, lend: ReturnType<typeof useLending>): () => void {
  return useCallback(() => {
    if (!stop) return;
    void lend(async () => {
      stop();
      await new Promise((resolve) => setTimeout(resolve, SETTLE));
    });
  }, [stop, lend]);
}
