/** A board, its outline and a learner's details as they come from another computer: bounded and harmless, or refused. */
import { z } from 'zod';
import { driverOf } from '../../driver/types.ts';
import { courseId, lineText, milliseconds, smallCount } from '../contract/texts.ts';

const MOST = 1_000;
const list = <T extends z.ZodType>(of: T) => z.array(of).max(MOST);

/** Those that this version doesn't know are left out: it has no steps for them either. */
const drivers = list(courseId).transform((names) => names.flatMap((name) => driverOf(name) ?? []));
const learner = { number: smallCount, name: lineText.optional() };
const trouble = z.object({
  kind: z.enum(['diagnosis', 'check', 'try', 'time']),
  id: z.string().max(200),
  title: lineText,
});

export const readView = z.object({
  ...{ pos: z.int(), now: milliseconds, learners: smallCount, left: smallCount },
  drivers,
  bars: list(
    z.object({
      ...{ step: courseId, here: smallCount, failing: smallCount },
      ...{ passedHere: smallCount, passed: smallCount },
    }),
  ),
  pace: courseId.optional(),
  meet: z.object({ step: courseId, at: milliseconds }).optional(),
  causes: list(
    z.object({
      ...{ step: courseId, trouble, count: smallCount, since: milliseconds },
      learners: list(z.object(learner)),
    }),
  ),
  stuck: list(z.object({ ...learner, step: courseId, since: milliseconds, tries: smallCount, trouble })),
  stuckCount: smallCount,
  hands: list(z.object({ ...learner, step: courseId.optional(), since: milliseconds })),
  handCount: smallCount,
  shared: list(z.object({ ...learner, step: courseId, at: milliseconds })),
  waiting: list(z.object(learner)),
  waitingCount: smallCount,
  finished: list(z.object(learner)),
  finishedCount: smallCount,
  exercise: z
    .object({
      ...{ id: courseId, until: milliseconds, released: z.boolean() },
      ...{ started: smallCount, failed: smallCount, passed: smallCount },
      results: list(z.object({ ...learner, tries: smallCount, hints: smallCount, durationMs: milliseconds })),
    })
    .optional(),
  namesHidden: z.boolean(),
  endedAt: milliseconds.optional(),
});

const titles = z.object({ en: lineText, zh: lineText });
export const readOutline = z.object({
  ...{ course: courseId, titles },
  lessons: list(z.object({ id: courseId, titles })),
  steps: list(z.object({ id: courseId, lesson: courseId, titles, drivers: drivers.exactOptional() })),
  exercises: list(z.object({ id: courseId, titles })),
});

export const readDetails = z.object({
  ...{ number: smallCount, name: lineText.nullable().transform((name) => name ?? '…') },
  status: z.enum(['reading', 'working', 'passed', 'failed', 'skipped']),
  ...{ tries: smallCount, hints: smallCount, spentMs: milliseconds, done: smallCount },
  ...{ finished: z.boolean(), hereSince: milliseconds },
  step: courseId.optional(),
  failing: list(z.object({ check: courseId, title: lineText, expected: lineText, seen: lineText })),
  diagnosis: z.object({ id: courseId, title: lineText }).optional(),
  failedSince: milliseconds.optional(),
  handSince: milliseconds.optional(),
  leftAt: milliseconds.optional(),
  shared: z.object({ step: courseId, lines: list(lineText), at: milliseconds }).optional(),
});

/** What the server says of the room, and with which role it lets somebody in. */
export const readBoard = z.object({
  role: z.enum(['look', 'teach']),
  room: z.object({ name: lineText, code: z.string().max(40), trouble: z.string().nullable() }),
  board: readView,
});

export const readPeople = z.object({ learners: list(readDetails) });
