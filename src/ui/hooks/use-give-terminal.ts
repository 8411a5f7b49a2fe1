/** Lends the terminal to programs that want it for themselves. */
import { useApp } from 'ink';
import { useEffect } from 'react';
import type { Tutor } from '../../tutor/types.ts';

/** Sets the tutor's `giveTerminal` while the screen is there. */
export function useGiveTerminal(tutor: Tutor): void {
  const { suspendTerminal } = useApp();
  useEffect(() => {
    tutor.giveTerminal = (work) => suspendTerminal(work);
    return () => {
      delete tutor.giveTerminal;
    };
  }, [tutor, suspendTerminal]);
}
