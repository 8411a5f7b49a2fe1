/** Questions that expire: that of Ctrl-C, and whether a typed word goes on. */
import { useEffect } from 'react';
import { type ScreenState, withoutQuestion } from '../state/screen-state.ts';
import type { ScreenStore } from '../state/store.ts';

/** Milliseconds, each from the last key on. */
const STANDS: Readonly<Record<string, number>> = { 'ctrl-c': 2000, typed: 1000 };

/** Removes the question when its time is over. A timer runs only while there is one. */
export function useExpiring(
  store: ScreenStore,
  { asking, typed }: Pick<ScreenState, 'asking' | 'typed'>,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter restarts the time
  useEffect(() => {
    const stands = asking === undefined ? undefined : STANDS[asking];
    if (stands === undefined) return;
    const timer = setTimeout(() => store.set(withoutQuestion(store.get())), stands);
    return () => clearTimeout(timer);
  }, [store, asking, typed]);
}
