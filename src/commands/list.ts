/** `swarm-tutor list`: courses, lessons and steps with their progress. */

import { stepsFor } from '../lesson/variants.ts';
import type { StepStatus } from '../tutor/types.ts';
import { defined } from '../value/defined.ts';
import { driverForLooking, openContext, tellNotices } from './context.ts';
import { EXIT } from './io.ts';
import type { ProgramStart } from './start.ts';

const MARKS: Readonly<Record<StepStatus, string>> = { passed: '✓', failed: '✗', skipped: '–', pending: '·' };

/** Runs `list`. */
export function list(start: ProgramStart): number {
  const context = openContext(start);
  const { course, io, messages, options, progress } = context;
  const driver = driverForLooking(context);
  const { records } = progress.walk(course.id, driver);
  const exist = new Set(stepsFor(course, driver).map(({ step }) => step.id));
  const lessons = course.lessons.map(({ id, title, steps }) => ({
    id,
    title,
    steps: steps
      .filter((step) => exist.has(step.id))
      .map(({ id, title, optional }) => ({
        id,
        title,
        status: records[id]?.status ?? ('pending' as StepStatus),
        ...defined({ optional: optional || undefined }),
      })),
  }));
  tellNotices(context);
  if (options.json) {
    io.json({ courses: [{ id: course.id, title: course.title, lessons }] });
    return EXIT.done;
  }
  const counting = lessons
    .flatMap(({ steps }) => steps)
    .filter(({ status, optional }) => !optional || status === 'passed');
  const done = counting.filter(({ status }) => status === 'passed').length;
  io.out(`${course.title}  ${messages.cli.share(done, counting.length, driver)}`);
  const width = Math.max(...lessons.flatMap(({ steps }) => steps.map(({ id }) => id.length)));
  for (const lesson of lessons) {
    io.out();
    io.out(`${lesson.title}  ${lesson.id}`);
    for (const step of lesson.steps)
      io.out(
        `  ${MARKS[step.status]} ${step.id.padEnd(width)}  ${step.title}${step.optional ? `  (${messages.ui.optional})` : ''}`,
      );
  }
  return EXIT.done;
}
