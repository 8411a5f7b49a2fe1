/** Tasks that were lost a moment ago, which are shown for a while. */
import { useEffect, useReducer } from 'react';
import { lostTasks } from '../../check/topology-summary.ts';
import type { Topology, TopologyTask } from '../../check/types.ts';

/** Long enough to be read, milliseconds. */
const FADES_AFTER_MS = 8000;

const NONE: readonly TopologyTask[] = [];

/** The lost tasks of the topology at this moment, the newest first. */
export function useLost(topology: Topology | undefined, now: number): readonly TopologyTask[] {
  const lost = topology ? lostTasks(topology, now, FADES_AFTER_MS) : [];
  return lost.length === 0 ? NONE : lost.map(({ task }) => task);
}

/** Draws once more when the oldest of them has been seen for long enough. A timer runs only while there are lost tasks. */
export function useFading(topology: Topology | undefined, now: number): void {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const lost = topology ? lostTasks(topology, now, FADES_AFTER_MS) : [];
  const oldest = lost.at(-1)?.at;
  useEffect(() => {
    if (oldest === undefined) return;
    const timer = setTimeout(drawAgain, Math.max(0, oldest + FADES_AFTER_MS - Date.now()) + 1);
    return () => clearTimeout(timer);
  }, [oldest]);
}
