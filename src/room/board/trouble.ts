/** Who is stuck in a room, since when and on what, and which causes are the most frequent. */
import type { RoomLearner, RoomState } from './room-state.ts';

/** This long at one step without getting on, milliseconds, is being stuck, even without a failed try. */
export const LONG_AT_STEP_MS = 10 * 60_000;
/** Nothing was heard for this long, milliseconds: away rather than stuck. */
export const AWAY_MS = 20 * 60_000;

/** Why a learner does not get on: a known cause, a check that does not hold, a try that did not work (a wrong answer, say), or just time. */
export interface RoomTrouble {
  readonly kind: 'diagnosis' | 'check' | 'try' | 'time';
  readonly id: string;
  /** As the learner reads it, in their language; empty for a try, and for time. */
  readonly title: string;
}

export interface StuckLearner {
  readonly learner: RoomLearner;
  readonly step: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly trouble: RoomTrouble;
}

/** A cause that several share. */
export interface SharedTrouble {
  readonly step: string;
  readonly trouble: RoomTrouble;
  /** Those who have it, the longest first. */
  readonly stuck: readonly StuckLearner[];
}

/** Whether a learner is in the room: they have not left, and were heard of lately. */
export function isPresent(learner: RoomLearner): boolean {
  return learner.leftAt === undefined;
}

/** Who is stuck, the longest first. */
export function stuckIn(state: RoomState, now: number): readonly StuckLearner[] {
  const stuck: StuckLearner[] = [];
  for (const learner of state.learners.values()) {
    const { step, failedSince, hereSince, status, finished } = learner;
    if (step === undefined || finished || !isPresent(learner)) continue;
    const isLong = status !== 'passed' && status !== 'skipped' && now - hereSince > LONG_AT_STEP_MS;
    const isAway = now - learner.lastAt > AWAY_MS;
    if (failedSince !== undefined)
      stuck.push({ learner, step, since: failedSince, trouble: troubleOf(learner) });
    else if (isLong && !isAway)
      stuck.push({ learner, step, since: hereSince, trouble: { kind: 'time', id: '', title: '' } });
  }
  return stuck.sort((one, other) => one.since - other.since || one.learner.number - other.learner.number);
}

function troubleOf({ diagnosis, failing }: RoomLearner): RoomTrouble {
  if (diagnosis) return { kind: 'diagnosis', ...diagnosis };
  const [first] = failing;
  return first ? { kind: 'check', id: first.check, title: first.title } : { kind: 'try', id: '', title: '' };
}

/** The causes, the most frequent first; of two as frequent the one that holds somebody up longer. */
export function sharedTroubles(stuck: readonly StuckLearner[]): readonly SharedTrouble[] {
  const shared = new Map<string, StuckLearner[]>();
  for (const one of stuck) {
    const key = `${one.step} ${one.trouble.kind} ${one.trouble.id}`;
    const others = shared.get(key);
    if (others) others.push(one);
    else shared.set(key, [one]);
  }
  return [...shared.values()]
    .flatMap((all) => {
      const [first] = all;
      return first ? [{ step: first.step, trouble: first.trouble, stuck: all }] : [];
    })
    .sort((one, other) => other.stuck.length - one.stuck.length);
}
