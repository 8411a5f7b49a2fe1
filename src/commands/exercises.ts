/** `swarm-tutor exercises`: lists the exercises, and how the learner has fared in them. */
import { DRIVER_IDS } from '../driver/types.ts';
import { entriesOf, STATUS_MARKS } from '../exercise/entries.ts';
import { loadExercises } from '../lesson/courses.ts';
import { defined } from '../value/defined.ts';
import { openContext, tellNotices } from './context.ts';
import { timeText } from './exercise-text.ts';
import { EXIT } from './io.ts';
import type { ProgramStart } from './start.ts';

/** Runs `exercises`. */
export function exercises(start: ProgramStart): number {
  const context = openContext(start);
  const { course, io, language, messages, options, progress } = context;
  tellNotices(context);
  const words = messages.exercise;
  const all = entriesOf(loadExercises(course.id, language), progress.exercises(course.id));
  if (options.json) {
    const list = all.map(
      ({ exercise: { id, title, kind, level, minutes, needs, topics, drivers, mesh }, result, status }) => ({
        ...{ id, title, kind, level, minutes, needs: needs.length, topics, drivers: drivers ?? DRIVER_IDS },
        status,
        ...defined({ mesh, best: result?.best, gaveUp: result?.gaveUp }),
      }),
    );
    io.json({ course: course.id, exercises: list });
    return EXIT.done;
  }
  if (all.length === 0) {
    io.err(messages.course.noExercises);
    return EXIT.done;
  }
  const passed = all.filter(({ status }) => status === 'passed').length;
  io.out(words.listed(course.title, passed, all.length));
  io.out();
  const width = Math.max(...all.map(({ exercise }) => exercise.id.length));
  for (const { exercise, result, status } of all) {
    const { id, title, kind, level, minutes, needs, mesh } = exercise;
    io.out(`  ${STATUS_MARKS[status]} ${id.padEnd(width)}  ${title}`);
    const about = [words.about(words.kinds[kind], level, minutes, needs.length)];
    if (mesh) about.push(words.needsMesh);
    if (result?.best) {
      const { durationMs, hints, tries } = result.best;
      about.push(words.best(timeText(durationMs, messages), hints, tries));
    } else if (result) about.push(result.gaveUp ? words.shown : words.begun);
    io.out(`    ${' '.repeat(width)}  ${about.join(' · ')}`);
  }
  io.out();
  io.out(words.open);
  return EXIT.done;
}
