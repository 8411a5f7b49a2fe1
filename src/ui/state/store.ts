/** A cell that holds the view: keys that arrive in one piece each see what the one before changed. */
import type { ScreenState } from './screen-state.ts';

export interface ScreenStore {
  get(): ScreenState;
  set(view: ScreenState): void;
  subscribe(listener: () => void): () => void;
}

/** A store with its first view. Setting the same object again notifies no listener. */
export function createScreenStore(first: ScreenState): ScreenStore {
  let current = first;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(view) {
      if (view === current) return;
      current = view;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
