/** Schedules cards: intervals by FSRS (ts-fsrs), in days. */
import type { FSRS, Card as FsrsCard } from 'ts-fsrs';
import type { CardMemory } from '../tutor/progress/cards.ts';

/** How well a card was known. */
export type Grade = 'known' | 'helped' | 'unknown';

const DAY_MS = 86_400_000;
/** FSRS' state numbers for a card that was never asked, and for one that was. */
const NEW = 0;
const REVIEWED = 2;
const GRADES = { unknown: 1, helped: 2, known: 3 } as const;

let scheduler: Promise<FSRS> | undefined;

/** Loaded at the first answer: most starts don't need it. */
function loadScheduler(): Promise<FSRS> {
  scheduler ??= import('ts-fsrs').then(({ fsrs }) =>
    // Whole days, and the same ones for everybody.
    fsrs({ enable_short_term: false, enable_fuzz: false }),
  );
  return scheduler;
}

/**
 * The state of a card after an answer.
 * @param before undefined for one that was never asked
 * @param now milliseconds since the epoch
 */
export async function afterAnswer(
  before: CardMemory | undefined,
  grade: Grade,
  now: number,
): Promise<CardMemory> {
  const { card } = (await loadScheduler()).next(toFsrs(before, now), new Date(now), GRADES[grade]);
  return {
    dueAt: card.due.getTime(),
    askedAt: now,
    stability: card.stability,
    difficulty: card.difficulty,
    asked: card.reps,
    lapses: card.lapses,
  };
}

function toFsrs(memory: CardMemory | undefined, now: number): FsrsCard {
  const { dueAt, askedAt, stability, difficulty, asked, lapses } = memory ?? NEVER_ASKED;
  const common = { stability, difficulty, reps: asked, lapses, elapsed_days: 0, learning_steps: 0 };
  if (memory === undefined) return { ...common, due: new Date(now), scheduled_days: 0, state: NEW };
  // A clock that was set back must not count as time before the last answer.
  const last = new Date(Math.min(askedAt, now));
  const days = Math.round((dueAt - askedAt) / DAY_MS);
  return { ...common, due: new Date(dueAt), last_review: last, scheduled_days: days, state: REVIEWED };
}

const NEVER_ASKED: CardMemory = { dueAt: 0, askedAt: 0, stability: 0, difficulty: 0, asked: 0, lapses: 0 };
