/** The window's size. */
import { useSyncExternalStore } from 'react';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A window whose size is known at once when it changes. */
export interface SizeWatch {
  get(): Size;
  subscribe(listener: () => void): () => void;
}

/** The window's size as a stream to a terminal reports it. */
export interface Sized {
  readonly columns?: number;
  readonly rows?: number;
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
}

const sizeOf = ({ columns, rows }: Sized): Size => ({ columns: columns || 80, rows: rows || 24 });

/**
 * Watches a terminal. Create it before Ink: then a new size is known before Ink draws the old rows into the new
 * window, and no frame is ever too large.
 * @returns the watch, and a function that ends it
 */
export function watchSize(stdout: Sized): { readonly watch: SizeWatch; readonly end: () => void } {
  let size = sizeOf(stdout);
  const listeners = new Set<() => void>();
  const changed = () => {
    size = sizeOf(stdout);
    for (const listener of listeners) listener();
  };
  stdout.on('resize', changed);
  const watch: SizeWatch = {
    get: () => size,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { watch, end: () => stdout.off('resize', changed) };
}

/** The size now; draws again when it changes. */
export function useSize(watch: SizeWatch): Size {
  return useSyncExternalStore(watch.subscribe, watch.get);
}
