/** The board as it is sent and drawn: a page's worth, however many learners there are. */
import type { DriverId } from '../../driver/types.ts';
import { defined } from '../../value/defined.ts';
import type { RoomOutline } from '../contract/outline.ts';
import type { RoomLearner, RoomState } from './room-state.ts';
import { isPresent, type RoomTrouble, type StuckLearner, sharedTroubles, stuckIn } from './trouble.ts';

/** Entries of each list; `…Count` beside it says how many there are. */
const MOST_LISTED = 20;
const MOST_CAUSES = 8;
const MOST_NAMED = 3;
/** Screens that were shared, the latest first. */
const MOST_SHARED = 8;

/** A learner on the board. Without a name where names are hidden. */
export interface BoardLearner {
  readonly number: number;
  readonly name?: string;
}

export interface BoardBar {
  readonly step: string;
  /** How many are at this step: in all, failing there, and having just passed it. */
  readonly here: number;
  readonly failing: number;
  readonly passedHere: number;
  /** How many have passed it, wherever they are now. */
  readonly passed: number;
}

export interface BoardStuck extends BoardLearner {
  readonly step: string;
  readonly since: number;
  readonly tries: number;
  readonly trouble: RoomTrouble;
}

export interface BoardCause {
  readonly step: string;
  readonly trouble: RoomTrouble;
  readonly count: number;
  readonly since: number;
  /** Those who have it longest. */
  readonly learners: readonly BoardLearner[];
}

export interface BoardHand extends BoardLearner {
  readonly step?: string;
  readonly since: number;
}

/** Whose screen can be looked at. */
export interface BoardShared extends BoardLearner {
  readonly step: string;
  readonly at: number;
}

export interface BoardResult extends BoardLearner {
  readonly tries: number;
  readonly hints: number;
  readonly durationMs: number;
}

export interface BoardExercise {
  readonly id: string;
  readonly until: number;
  readonly released: boolean;
  readonly started: number;
  readonly failed: number;
  readonly passed: number;
  /** Who has solved it, the fastest first. */
  readonly results: readonly BoardResult[];
}

export interface BoardView {
  /** The place in the room's log that it shows. */
  readonly pos: number;
  /** The server's clock, milliseconds since the epoch. */
  readonly now: number;
  readonly learners: number;
  readonly left: number;
  /** Of those who are here: which steps there are for them. */
  readonly drivers: readonly DriverId[];
  readonly bars: readonly BoardBar[];
  readonly pace?: string;
  readonly meet?: { readonly step: string; readonly at: number };
  readonly causes: readonly BoardCause[];
  readonly stuck: readonly BoardStuck[];
  readonly stuckCount: number;
  /** In the order in which they were raised. */
  readonly hands: readonly BoardHand[];
  readonly handCount: number;
  /** Screens that learners shared, the latest first; only for the teacher. */
  readonly shared: readonly BoardShared[];
  /** Who has joined and not begun yet, the last one first. */
  readonly waiting: readonly BoardLearner[];
  readonly waitingCount: number;
  readonly finished: readonly BoardLearner[];
  readonly finishedCount: number;
  readonly exercise?: BoardExercise;
  readonly namesHidden: boolean;
  readonly endedAt?: number;
}

/** @param showNames the viewer is the teacher, who sees names that are hidden from the others */
export function boardView(
  state: RoomState,
  outline: RoomOutline,
  now: number,
  showNames: boolean,
): BoardView {
  const isNamed = showNames || !state.namesHidden;
  const naming = (learner: RoomLearner): BoardLearner => ({
    number: learner.number,
    ...defined({ name: isNamed ? learner.name : undefined }),
  });
  const present = [...state.learners.values()].filter(isPresent);
  const stuck = stuckIn(state, now);
  const hands = present
    .filter(({ handSince }) => handSince !== undefined)
    .sort((one, other) => (one.handSince ?? 0) - (other.handSince ?? 0));
  const finished = present.filter((learner) => learner.finished);
  const waiting = present.filter(({ step }) => step === undefined).reverse();
  return {
    pos: state.pos,
    now,
    learners: present.length,
    left: state.learners.size - present.length,
    drivers: [...new Set(present.flatMap(({ driver }) => driver ?? []))].sort(),
    bars: barsOf(state, outline, present),
    ...defined({ pace: state.pace, meet: state.meet, endedAt: state.endedAt }),
    causes: causesOf(stuck, naming),
    stuck: stuck.slice(0, MOST_LISTED).map(({ learner, step, since, trouble }) => ({
      ...naming(learner),
      ...{ step, since, trouble, tries: learner.tries },
    })),
    stuckCount: stuck.length,
    hands: hands.slice(0, MOST_LISTED).map((learner) => ({
      ...naming(learner),
      ...defined({ step: learner.step }),
      since: learner.handSince ?? now,
    })),
    handCount: hands.length,
    shared: showNames ? sharedIn(present, naming) : [],
    waiting: waiting.slice(0, MOST_LISTED).map(naming),
    waitingCount: waiting.length,
    finished: finished.slice(0, MOST_LISTED).map(naming),
    finishedCount: finished.length,
    ...defined({ exercise: exerciseOf(state, naming) }),
    namesHidden: state.namesHidden,
  };
}

function sharedIn(
  present: readonly RoomLearner[],
  naming: (learner: RoomLearner) => BoardLearner,
): BoardShared[] {
  return present
    .flatMap((learner) => (learner.shared ? [{ learner, shared: learner.shared }] : []))
    .sort((one, other) => other.shared.at - one.shared.at)
    .slice(0, MOST_SHARED)
    .map(({ learner, shared: { step, at } }) => ({ ...naming(learner), step, at }));
}

function barsOf(state: RoomState, outline: RoomOutline, present: readonly RoomLearner[]): BoardBar[] {
  const counts = new Map(outline.steps.map(({ id }) => [id, { here: 0, failing: 0, passedHere: 0 }]));
  for (const { step, failedSince, status } of present) {
    const count = step === undefined ? undefined : counts.get(step);
    if (!count) continue;
    count.here += 1;
    if (failedSince !== undefined) count.failing += 1;
    if (status === 'passed') count.passedHere += 1;
  }
  return [...counts].map(([step, count]) => ({ step, ...count, passed: state.passedBy(step) }));
}

function causesOf(
  stuck: readonly StuckLearner[],
  naming: (learner: RoomLearner) => BoardLearner,
): BoardCause[] {
  return sharedTroubles(stuck)
    .slice(0, MOST_CAUSES)
    .map(({ step, trouble, stuck: all }) => ({
      step,
      trouble,
      count: all.length,
      since: all[0]?.since ?? 0,
      learners: all.slice(0, MOST_NAMED).map(({ learner }) => naming(learner)),
    }));
}

function exerciseOf(
  { exercise, learners }: RoomState,
  naming: (learner: RoomLearner) => BoardLearner,
): BoardExercise | undefined {
  if (!exercise) return undefined;
  const count = { started: 0, failed: 0, passed: 0 };
  const results: BoardResult[] = [];
  for (const learner of learners.values()) {
    const result = learner.exercises[exercise.id];
    if (!result) continue;
    count[result.status] += 1;
    const { tries, hints, durationMs } = result;
    if (result.status === 'passed') results.push({ ...naming(learner), tries, hints, durationMs });
  }
  results.sort((one, other) => one.durationMs - other.durationMs);
  const { id, until, released } = exercise;
  return { id, until, released, ...count, results: results.slice(0, MOST_LISTED) };
}
