/** Draws again when the tutor has something new. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Tutor } from '../../tutor/types.ts';

const versions = new WeakMap<Tutor, number>();

/**
 * Subscribes to the tutor. State, output and topology are read when the screen is drawn; only the number of the tutor's
 * notifications is compared, because the output is a view that changes in place.
 */
export function useTutor(tutor: Tutor): void {
  const subscribe = useCallback(
    (listener: () => void) =>
      tutor.subscribe(() => {
        versions.set(tutor, (versions.get(tutor) ?? 0) + 1);
        listener();
      }),
    [tutor],
  );
  useSyncExternalStore(subscribe, () => versions.get(tutor) ?? 0);
}
