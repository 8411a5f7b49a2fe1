/** While the swarm has the whole screen, it is looked at again and again. */
import { useEffect } from 'react';
import type { Tutor } from '../../tutor/types.ts';

/** Tells the tutor whether somebody watches the swarm. */
export function useWatching(tutor: Pick<Tutor, 'keepLooking'>, isWatching: boolean): void {
  useEffect(() => {
    if (!isWatching) return;
    tutor.keepLooking(true);
    return () => tutor.keepLooking(false);
  }, [tutor, isWatching]);
}
