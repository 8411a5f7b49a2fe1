/** The question of Ctrl-C stands for two seconds. */
import { useEffect } from 'react';
import type { ViewStore } from '../view/store.ts';
import { withoutQuestion } from '../view/view.ts';

const STANDS = 2000;

/** Takes the question back when its time is over. A timer runs only while it stands. */
export function useExpiring(store: ViewStore, asking: string | undefined): void {
  useEffect(() => {
    if (asking !== 'ctrl-c') return;
    const timer = setTimeout(() => store.set(withoutQuestion(store.get())), STANDS);
    return () => clearTimeout(timer);
  }, [store, asking]);
}
