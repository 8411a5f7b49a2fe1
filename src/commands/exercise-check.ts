/** `swarm-tutor exercise --check`: judges the present state of an exercise. */
import { causeIn } from '../exercise/cause.ts';
import { judge } from '../exercise/judge.ts';
import { valuesFor } from '../exercise/place.ts';
import { resultOf, type StartRecord, timeSpent, writeRecord } from '../exercise/record.ts';
import { inWords } from '../i18n/said.ts';
import { goalOf } from '../lesson/exercise-types.ts';
import { fillKnown } from '../lesson/placeholders.ts';
import { type CheckReport, checkReports } from '../tutor/report.ts';
import type { CommandContext } from './context.ts';
import type { OpenedExercise } from './exercise-place.ts';
import { outcomeOf, tellRoomOfExercise } from './exercise-room.ts';
import { timeText, wrapped } from './exercise-text.ts';
import { EXIT } from './io.ts';
import { painter } from './lines.ts';

/**
 * Judges, prints the result, and remembers it.
 * @param isPatient what was just done may still be under way: waits as long as the checks allow
 * @returns 0 when it is solved, 1 when it is not
 */
export async function checkExercise(
  { exercise, driver, place, folder, record }: OpenedExercise & { readonly record: StartRecord },
  context: CommandContext,
  isPatient = false,
): Promise<number> {
  const { course, io, messages, options } = context;
  const verdict = await judge(exercise, place, record, { signal: io.signal, isPatient });
  const goal = goalOf(exercise);
  const values = await valuesFor([goal, exercise.rules], place, io.signal);
  const fillIn = (text: string): string => fillKnown(text, values);
  const checks = checkReports(goal, verdict.checks, messages, fillIn);
  const rules = verdict.rules.map(({ id, passed, expected, actual }): CheckReport => {
    const { title, hint } = goal.rules?.find((rule) => rule.id === id) ?? { title: id };
    return {
      ...{ id, title: fillIn(title), passed },
      expected: inWords(expected, messages),
      actual: inWords(actual, messages),
      hint: hint === undefined ? null : fillIn(hint),
    };
  });
  const now = await remembered(verdict.passed, { exercise, folder, record }, context);
  if (options.json) {
    io.json({ course: course.id, exercise: exercise.id, driver, passed: verdict.passed, checks, rules });
    return verdict.passed ? EXIT.done : EXIT.failed;
  }
  const words = messages.exercise;
  const paint = painter(options.color && io.isTerminal);
  for (const { title, passed, expected, actual, hint } of [...checks, ...rules]) {
    const mark = passed ? paint('green', '✓') : paint('red', '✗');
    const [first = '', ...more] = wrapped(title, 0);
    io.out('  ', mark, ` ${first}`);
    for (const row of more) io.out(`    ${row}`);
    if (passed) continue;
    for (const row of wrapped(words.saw(expected, actual), 4)) io.out(row);
    if (hint !== null) for (const row of wrapped(hint, 4)) io.out(row);
  }
  for (const { id, status, actual } of verdict.checks) {
    const spec = goal.checks.find((check) => check.id === id);
    if (status !== 'not-applicable' || spec === undefined) continue;
    io.out('  ', paint('dim', '–'), ` ${fillIn(spec.title)}`);
    for (const row of wrapped(messages.exercise.notJudged(inWords(actual, messages)), 4)) io.out(row);
  }
  io.out();
  if (verdict.passed) {
    const time = timeText(timeSpent(now, now.at), messages);
    io.out(paint('green', now.gaveUp ? words.solvedShown : words.solved(time)));
    return EXIT.done;
  }
  io.out(paint('yellow', words.notSolved));
  if (rules.some(({ passed }) => !passed)) for (const row of wrapped(words.brokenRule)) io.out(row);
  if (checks.every((one) => one.passed)) return EXIT.failed;
  const cause = await causeIn(exercise, place, io.signal);
  if (cause !== undefined) {
    io.out();
    io.out(paint('bold', messages.cli.labelled(words.looksLike, cause.title)));
    for (const row of wrapped(cause.explain, 2)) io.out(row);
  }
  return EXIT.failed;
}

/** Notes a try or a success, in the exercise's own record and with the progress. */
async function remembered(
  passed: boolean,
  {
    exercise,
    folder,
    record,
  }: Pick<OpenedExercise, 'exercise' | 'folder'> & { readonly record: StartRecord },
  context: CommandContext,
): Promise<StartRecord> {
  const { course, progress } = context;
  if (record.passedAt !== undefined) return record;
  const now: StartRecord = passed
    ? { ...record, passedAt: Date.now() }
    : { ...record, tries: record.tries + 1 };
  writeRecord(folder, now);
  await tellRoomOfExercise(outcomeOf(exercise.id, now, Date.now()), context);
  if (passed) await progress.rememberExercise(course.id, exercise.id, resultOf(now));
  return now;
}
