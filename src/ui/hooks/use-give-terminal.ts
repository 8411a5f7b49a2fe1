/** Lends the terminal to programs that need it for themselves. */
import { useEffect } from 'react';
import type { Tutor } from '../../tutor/types.ts';
import type { useLending } from './use-lending.ts';

/** Sets the tutor's `giveTerminal` while the screen is mounted. */
export function useGiveTerminal(tutor: Tutor, lend: ReturnType<typeof useLending>): void {
  useEffect(() => {
    tutor.giveTerminal = lend;
    return () => {
      delete tutor.giveTerminal;
    };
  }, [tutor, lend]);
}
