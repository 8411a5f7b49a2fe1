/** Draws again when a review has changed. */
import { useSyncExternalStore } from 'react';
import type { Reviewer } from '../../review/reviewer.ts';

const NOTHING_HAPPENS = () => () => undefined;

/** Without a review nothing changes. */
export function useReview(reviewer: Reviewer | undefined): void {
  useSyncExternalStore(reviewer?.subscribe ?? NOTHING_HAPPENS, () => reviewer?.getState());
}
