/** Lends the terminal: the screen's changes to it are undone for that time. */
import { useApp } from 'ink';
import { useCallback, useRef } from 'react';
import type { Mouse } from '../terminal/mouse.ts';

/**
 * @returns a function that runs `work` with the terminal as the screen found it. It is lent to one at a time: keys that come in
 * one piece may ask for it twice, and the second waits until the first gives it back
 */
export function useLending(mouse: Mouse | undefined): (work: () => void | Promise<void>) => Promise<void> {
  const { suspendTerminal } = useApp();
  const lent = useRef<Promise<void> | undefined>(undefined);
  return useCallback(
    (work) => {
      const lend = (): Promise<void> =>
        suspendTerminal(async () => {
          mouse?.off();
          try {
            await work();
          } finally {
            mouse?.on();
          }
        });
      const mine = lent.current ? lent.current.then(lend, lend) : lend();
      lent.current = mine;
      const given = (): void => {
        if (lent.current === mine) lent.current = undefined;
      };
      mine.then(given, given);
      return mine;
    },
    [suspendTerminal, mouse],
  );
}
