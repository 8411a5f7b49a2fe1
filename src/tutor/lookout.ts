/** Looks at the machines for the picture, neither too often nor at the expense of the first frame. */
import { nextPause } from '../check/pace.ts';
import { isMoving, isSame, withEvents } from '../check/topology-events.ts';
import type { SwarmEvent, Topology } from '../check/types.ts';

/** The first look waits until the screen is drawn, milliseconds. */
const FIRST_PAUSE_MS = 150;

export interface Lookout {
  /** Asks for a look, soon. Requests that come while one waits or is under way are one. */
  look(): void;
  /** Goes on looking even when nothing changes, as long as the swarm is watched. */
  keepLooking(isWatched: boolean): void;
  /** The latest look, with the events up to it; undefined before the first look. */
  topology(): Topology | undefined;
  /** Aborts a look under way; there will be no more. */
  stop(): void;
}

export interface LookoutOptions {
  /** Asks the machines; without it nothing is ever looked at. */
  readonly lookAround: ((signal: AbortSignal) => Promise<Topology>) | undefined;
  /** A look costs some questions to the machines, so they are at least this far apart. Milliseconds. */
  readonly pauseMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called after each look, with the events since the one before, the oldest first. */
  readonly seen: (events: readonly SwarmEvent[]) => void;
  /** What was seen just now: the next look is a pause away. */
  readonly first?: Topology;
}

/** Looks on request and, after that, for as long as something changes. */
export function createLookout({ lookAround, pauseMs, now, seen, first }: LookoutOptions): Lookout {
  const stopper = new AbortController();
  let topology = first;
  let next = performance.now() + (first === undefined ? FIRST_PAUSE_MS : pauseMs);
  let pause = pauseMs;
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let watched = false;
  let wished = false;

  /** @returns whether there is reason to look again */
  const take = (found: Topology): boolean => {
    const hasChanged = !isSame(topology, found);
    const moves = isMoving(found);
    pause = nextPause(pause, pauseMs, hasChanged);
    const [latest] = topology?.events ?? [];
    topology = withEvents(topology, found, now());
    const end = latest === undefined ? topology.events.length : topology.events.indexOf(latest);
    seen(topology.events.slice(0, end < 0 ? undefined : end).reverse());
    return moves || watched;
  };
  const begin = async (): Promise<void> => {
    timer = undefined;
    looking = true;
    wished = false;
    let goesOn = watched;
    try {
      const found = await lookAround?.(stopper.signal);
      if (found && !stopper.signal.aborted) goesOn = take(found);
    } catch {
      // A failed look shows nothing new; the next one may.
    }
    looking = false;
    next = performance.now() + pauseMs;
    if (wished) look();
    else if (goesOn && !stopper.signal.aborted) timer = setTimeout(begin, pause);
  };
  const look = (): void => {
    if (!lookAround || stopper.signal.aborted) return;
    wished = true;
    if (looking) return;
    clearTimeout(timer);
    timer = setTimeout(begin, Math.max(0, next - performance.now()));
  };
  return {
    look,
    keepLooking(isWatched) {
      if (isWatched && !watched) look();
      watched = isWatched;
    },
    topology: () => topology,
    stop() {
      clearTimeout(timer);
      stopper.abort();
    },
  };
}
