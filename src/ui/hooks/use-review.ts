/** Draws anew when a review has changed. */
import { useSyncExternalStore } from 'react';
import type { Reviewer } from '../../review/reviewer.ts';

const NOTHING_HAPPENS = () => () => undefined;

/** Nothing changes where nobody asks. */
export function useReview(reviewer: Reviewer | undefined): void {
  useSyncExternalStore(reviewer?.subscribe ?? NOTHING_HAPPENS, () => reviewer?.getState());
}
