/** Visitors of the app: requests that come while a step is tried, so that it is seen whether anybody is left unanswered. */
import { type Clock, systemClock } from '../check/clock.ts';
import { REAL_PAUSE_MS, SIMULATED_PAUSE_MS } from '../check/pace.ts';
import { isAnswered } from '../check/visit.ts';
import type { AttemptContext } from './attempt/context.ts';
import { askingPlace } from './attempt/verify.ts';
import type { VisitorCounts } from './types.ts';

export interface VisitorsOptions {
  /** Requests a page: whether one came back. */
  readonly visit: (url: string, signal: AbortSignal) => Promise<boolean>;
  /** Between an answer and the next request, milliseconds. */
  readonly pauseMs: number;
  readonly clock?: Clock | undefined;
  /** Called after each visitor. */
  readonly seen: () => void;
}

export interface Visitors {
  /** They come from now on, one after the other. `url`: the address, undefined as long as it is not known. */
  begin(url: () => string | undefined): void;
  /** No more come; a request under way doesn't count. */
  end(): void;
  /** Forgets the last ones. */
  clear(): void;
  /** Undefined before the first one. */
  counts(): VisitorCounts | undefined;
}

/** Nobody comes, and nothing is done, before `begin` and after `end`. */
export function createVisitors({ visit, pauseMs, clock = systemClock, seen }: VisitorsOptions): Visitors {
  let counts: VisitorCounts | undefined;
  let coming: AbortController | undefined;

  const come = async (urlOf: () => string | undefined, { signal }: AbortController): Promise<void> => {
    while (!signal.aborted && counts?.isClosed === undefined) {
      const url = urlOf();
      if (url !== undefined) {
        const isAnswered = await visit(url, signal);
        if (signal.aborted) return;
        count(url, isAnswered);
        seen();
      }
      await clock.sleep(pauseMs, signal);
    }
  };
  const count = (url: string, isAnswered: boolean): void => {
    const { answered, failed } = counts ?? { answered: 0, failed: 0 };
    counts = isAnswered ? { url, answered: answered + 1, failed } : { url, answered, failed: failed + 1 };
    if (counts.answered === 0) counts = { ...counts, isClosed: true };
  };

  return {
    begin(url) {
      coming?.abort();
      counts = undefined;
      coming = new AbortController();
      // A look that was broken off is nobody's visit.
      come(url, coming).catch(() => undefined);
    },
    end() {
      coming?.abort();
      coming = undefined;
    },
    clear() {
      counts = undefined;
    },
    counts: () => counts,
  };
}

/** Visitors of the app of a session, who ask as the checks do; real machines are asked sparingly. */
export function visitorsIn(context: AttemptContext, seen: () => void): Visitors {
  const { session, clock } = context;
  return createVisitors({
    visit: (url, signal) => isAnswered(url, askingPlace(context, signal)),
    pauseMs: (session.simulated ? SIMULATED_PAUSE_MS : REAL_PAUSE_MS) / 2,
    clock,
    seen,
  });
}
