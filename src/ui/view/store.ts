/** A cell that holds the view: keys that arrive in one piece each see what the one before changed. */
import type { View } from './view.ts';

export interface ViewStore {
  get(): View;
  set(view: View): void;
  subscribe(listener: () => void): () => void;
}

/** A store with its first view. Setting the same object again tells nobody. */
export function createViewStore(first: View): ViewStore {
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
