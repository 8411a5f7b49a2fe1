/** What the learners of the benchmark tell, and when: each of them once in so many milliseconds, all of them evenly spread. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SentEvent, StepEvent } from '../../../src/room/contract/events.ts';
import { type Rhythm, sharedClock } from './parts.ts';

/** Where it does not hold, as a tutor tells it. */
const FAILING = [
  {
    check: 'service-runs',
    title: 'The service "web" runs with 5 replicas',
    expected: '5 tasks of web that run',
    seen: '3 tasks of web that run, 2 that are starting',
  },
];
/** At a step of most; they need two tries here and there. */
const HOW = [
  'reading',
  'working',
  'passed',
  'reading',
  'failed',
  'passed',
] as const satisfies readonly StepEvent['status'][];
const FIRST_PASSED = HOW.indexOf('passed');
/** Every so manieth is stuck, and tries again and again. */
const STUCK = 20;

/**
 * Makes the events when they are due, and hands each out. It counts from then, even where this process had something else to do.
 * @returns how much later than planned one was made at worst, milliseconds
 */
export async function keepRhythm(
  { everyMs, startAt, forMs }: Rhythm,
  { count, steps }: { readonly count: number; readonly steps: readonly string[] },
  tell: (learner: number, sent: SentEvent, at: number) => void,
): Promise<number> {
  let latest = 0;
  const total = Math.round((count * forMs) / everyMs);
  for (let made = 0; made < total; ) {
    await pause(Math.max(0, startAt + (made * everyMs) / count - sharedClock()));
    for (const now = sharedClock(); made < total; made += 1) {
      const due = startAt + (made * everyMs) / count;
      if (due > now) break;
      latest = Math.max(latest, now - due);
      tell(made % count, eventOf(made % count, Math.floor(made / count), steps), due);
    }
  }
  return latest;
}

function eventOf(learner: number, nth: number, steps: readonly string[]): SentEvent {
  const isStuck = learner % STUCK === 0;
  const turn = learner + nth;
  const status = isStuck ? 'failed' : (HOW[turn % HOW.length] ?? 'reading');
  // One learner is further than the next, and two steps are passed in a round.
  const at =
    learner + (isStuck ? 0 : 2 * Math.floor(turn / HOW.length) + (turn % HOW.length > FIRST_PASSED ? 1 : 0));
  return {
    id: randomUUID(),
    at: Date.now(),
    event: {
      ...{ type: 'step', step: steps[at % steps.length] ?? '', status, tries: nth, hints: 0 },
      ...{ spentMs: 1_000 * nth, done: at % steps.length, finished: false },
      failing: status === 'failed' ? FAILING : [],
    },
  };
}
