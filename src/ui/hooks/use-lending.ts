/** Lends the terminal: what the screen has changed about it is taken back for as long. */
import { useApp } from 'ink';
import { useCallback } from 'react';
import type { Mouse } from '../terminal/mouse.ts';

/** @returns runs `work` while the terminal is as the screen found it */
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
