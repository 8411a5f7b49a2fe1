/** Looks at the swarm again and again while it has the whole screen. */
import { useEffect } from 'react';
import type { Tutor } from '../../tutor/types.ts';

/** Tells the tutor whether the swarm is being watched. */
export function useWatching(tutor: Pick<Tutor, 'keepLooking'>, isWatching: boolean): void {
  useEffect(() => {
    if (!isWatching) return;
    tutor.keepLooking(true);
    return () => tutor.keepLooking(false);
  }, [tutor, isWatching]);
}
