/** Ctrl-Z: the terminal is given back in order, the job stops, and the screen returns when it is continued. */
import { useApp } from 'ink';
import { useCallback } from 'react';

/** Time for the stop to take hold before the screen would be drawn again, milliseconds. */
const SETTLE = 50;

/**
 * @param stop stops the process (and its job); returns when it has been continued, or could not be stopped
 * @returns puts the program in the background; does nothing without `stop` (Windows)
 */
export function useSuspend(stop: (() => void) | undefined): () => void {
  const { suspendTerminal } = useApp();
  return useCallback(() => {
    if (!stop) return;
    void suspendTerminal(async () => {
      stop();
      await new Promise((resolve) => setTimeout(resolve, SETTLE));
    });
  }, [stop, suspendTerminal]);
}
