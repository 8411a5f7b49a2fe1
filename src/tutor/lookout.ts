/** Looking at the machines for the picture, neither too often nor at the expense of the first frame. */
import type { Topology } from '../check/types.ts';

/** A look costs some questions to the machines, so they are this far apart. Milliseconds. */
const PAUSE_MS = 1000;
/** The first one waits until the screen stands. */
const FIRST_PAUSE_MS = 150;

export interface Lookout {
  /** Wishes for a look, soon. Wishes that come while one waits or is under way are one. */
  look(): void;
  /** Gives up what is under way; there will be no more. */
  stop(): void;
}

/** @param lookAround asks the machines; without it nothing is ever looked at */
export function createLookout(
  lookAround: ((signal: AbortSignal) => Promise<Topology>) | undefined,
  seen: (topology: Topology) => void,
): Lookout {
  const stopper = new AbortController();
  let next = performance.now() + FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let wished = false;

  const begin = async (): Promise<void> => {
    timer = undefined;
    looking = true;
    wished = false;
    try {
      const topology = await lookAround?.(stopper.signal);
      if (topology && !stopper.signal.aborted) seen(topology);
    } catch {
      // A look that failed shows nothing new; the next one may.
    }
    looking = false;
    next = performance.now() + PAUSE_MS;
    if (wished) look();
  };
  const look = (): void => {
    if (!lookAround || stopper.signal.aborted) return;
    wished = true;
    if (looking || timer !== undefined) return;
    timer = setTimeout(begin, Math.max(0, next - performance.now()));
  };
  return {
    look,
    stop() {
      clearTimeout(timer);
      stopper.abort();
    },
  };
}
