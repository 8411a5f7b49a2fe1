/** Questions that stand for a moment only: that of Ctrl-C, and whether a word that was typed goes on. */
import { useEffect } from 'react';
import { type ScreenState, withoutQuestion } from '../state/screen-state.ts';
import type { ScreenStore } from '../state/store.ts';

/** Milliseconds, each from the last key on. */
const STANDS: Readonly<Record<string, number>> = { 'ctrl-c': 2000, typed: 1000 };

/** Takes the question back when its time is over. A timer runs only while it stands. */
export function useExpiring(
  store: ScreenStore,
  { asking, typed }: Pick<ScreenState, 'asking' | 'typed'>,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter begins the time anew
  useEffect(() => {
    const stands = asking === undefined ? undefined : STANDS[asking];
    if (stands === undefined) return;
    const timer = setTimeout(() => store.set(withoutQuestion(store.get())), stands);
    return () => clearTimeout(timer);
  }, [store, asking, typed]);
}
