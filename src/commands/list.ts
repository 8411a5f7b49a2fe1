/** `swarm-tutor list`: courses, lessons and steps with their progress. */

import { fitsDriver } from '../driver/fits.ts';
import { coursesIn } from '../files/home.ts';
import { loadOutline } from '../lesson/courses.ts';
import type { StepStatus } from '../tutor/types.ts';
import { defined } from '../value/defined.ts';
import { type CommandContext, driverForLooking, openContext, tellNotices } from './context.ts';
import { EXIT } from './io.ts';
import type { ProgramStart } from './start.ts';

const MARKS: Readonly<Record<StepStatus, string>> = { passed: '✓', failed: '✗', skipped: '–', pending: '·' };

/** Runs `list`. Without `--course`, other courses are named below. */
export async function list(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  const { home, io, language, messages, options, progress } = context;
  const course = loadOutline(home.course, language);
  const driver = driverForLooking(context);
  const others = home.course === undefined ? await otherTitles(context) : [];
  const { records } = progress.walk(course.id, driver);
  const lessons = course.lessons.map(({ id, title, steps }) => ({
    id,
    title,
    steps: steps
      .filter((step) => fitsDriver(step, driver))
      .map(({ id, title, optional }) => ({
        id,
        title,
        status: records[id]?.status ?? ('pending' as StepStatus),
        ...defined({ optional: optional || undefined }),
      })),
  }));
  tellNotices(context);
  if (options.json) {
    io.json({ courses: [{ id: course.id, title: course.title, lessons }, ...others] });
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
  if (others.length > 0) io.out();
  if (others.length > 0) io.out(messages.course.others);
  for (const { id, title } of others) io.out(`  ${id}  ${title}`);
  return EXIT.done;
}

/** The courses beside the usual one, by id and title: those that come with the program, and those that the learner trusts. */
async function otherTitles({ home, language }: CommandContext) {
  const { otherCourses } = await import('../lesson/other-courses.ts');
  const ours = otherCourses().map(({ id, titles }) => ({ id, title: titles[language] ?? titles.en ?? id }));
  if (coursesIn(home).length === 0) return ours;
  const { keptCourses } = await import('./kept-course.ts');
  return [...ours, ...keptCourses(home).map(({ id, title }) => ({ id, title }))];
}
