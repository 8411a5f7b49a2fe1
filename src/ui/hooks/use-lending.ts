/** Lends the terminal: the screen's changes to it are undone for that time. */
import { useApp } from 'ink';
import { useCallback } from 'react';
import type { Mouse } from '../terminal/mouse.ts';

/** @returns a function that runs `work` with the terminal as the screen found it */
export function useLending(mouse: Mouse | undefined): (work: () => void | Promise<void>) => Promise<void> {
  const { suspendTerminal } = useApp();
  return useCallback(
    (work) =>
      suspendTerminal(async () => {
        mouse?.off();
        try {
          await work();
        } finally {
          mouse?.on();
        }
      }),
    [suspendTerminal, mouse],
  );
}
