/** A cell that holds the view: keys that arrive in one piece each see what the one before changed. */
import type { ScreenState } from './screen-state.ts';

export interface ScreenStore {
  get(): ScreenState;
  /** The view as of the last change but typing in its field, which is drawn by the field alone. */
  settled(): ScreenState;
  set(view: ScreenState): void;
  subscribe(listener: () => void): () => void;
}

/** A store with its first view. Setting the same object again notifies no listener. */
export function createScreenStore(first: ScreenState): ScreenStore {
  let current = first;
  let settled = first;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    settled: () => settled,
    set(view) {
      if (view === current) return;
      if (!isTyped(current, view)) settled = view;
      current = view;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether nothing but what is typed in the field has changed. */
function isTyped(before: ScreenState, { field, ...rest }: ScreenState): boolean {
  if (field === undefined || field.purpose !== before.field?.purpose) return false;
  const names = Object.keys(before) as (keyof ScreenState)[];
  return (
    names.length === Object.keys(rest).length + 1 &&
    names.every((name) => name === 'field' || before[name] === rest[name])
  );
}
