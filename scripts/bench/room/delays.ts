/** How long events took from when they were made until they were seen everywhere. */
import type { LogEntry } from '../../../src/room/contract/log.ts';
import type { SeenMoment, ToldMoment } from './parts.ts';

/** The part of the events that a page has to show in any case. */
const LEAST_SHOWN = 0.9;

/** Milliseconds. */
interface Delays {
  readonly p99: number;
  readonly longest: number;
}

/** From when an event was made until every board had it. @throws Error when one is on no board */
export function delaysOf(
  told: readonly ToldMoment[],
  log: readonly LogEntry[],
  boards: readonly (readonly SeenMoment[])[],
): Delays {
  const places = new Map(log.map(({ id, pos }) => [id, pos]));
  const delays = told.map(({ id, at }) => {
    const pos = places.get(id) ?? Number.POSITIVE_INFINITY;
    return Math.max(...boards.map((seen) => firstFrom(seen, pos) - at));
  });
  delays.sort((one, other) => one - other);
  const longest = delays.at(-1) ?? Number.NaN;
  if (!Number.isFinite(longest)) throw new Error(`an event of ${told.length} is on no board`);
  return { p99: delays[Math.ceil(delays.length * 0.99) - 1] ?? Number.NaN, longest };
}

/** Without the last events, if they changed nothing that a page shows: it is sent nothing then. @throws Error when they are many */
export function shownOn(
  pages: readonly (readonly SeenMoment[])[],
  told: readonly ToldMoment[],
  log: readonly LogEntry[],
): readonly ToldMoment[] {
  const last = Math.min(...pages.map((page) => page.at(-1)?.pos ?? 0));
  const later = new Set(log.flatMap(({ id, pos }) => (pos > last ? id : [])));
  const shown = told.filter(({ id }) => !later.has(id));
  if (shown.length < told.length * LEAST_SHOWN)
    throw new Error(`${told.length - shown.length} events are on no page`);
  return shown;
}

/** When a place was seen first, by bisection. */
function firstFrom(seen: readonly SeenMoment[], pos: number): number {
  let [low, high] = [0, seen.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seen[middle]?.pos ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  return seen[low]?.at ?? Number.POSITIVE_INFINITY;
}
