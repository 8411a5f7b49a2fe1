/** Checks that the parts of one exercise fit together. */
import type { CourseSource } from '../course-source.ts';
import { placeholdersIn, usesOf } from '../placeholders.ts';
import type { ReportProblem } from '../problem.ts';
import type { SourceExercise } from '../read/read-exercise.ts';
import { checkFences } from './command-rules.ts';

/** Reports unknown names, and missing parts of an exercise. */
export function checkExercise(source: SourceExercise, course: CourseSource): void {
  const { exercise, file, idAt, steps, unshown } = source;
  const { messages } = course;
  const report = course.reportIn(file);
  if (file !== `exercises/${exercise.id}.md`) report(idAt, messages.exerciseFile(exercise.id));
  if (exercise.solutions.length === 0) report(idAt, messages.solutionMissing);
  checkFollowUp(source, report, course);
  if (exercise.after === undefined && exercise.wrongTurns.length === 0)
    report(idAt, messages.wrongTurnMissing);
  const ids = new Set<string>();
  for (const { id, at } of [
    ...steps.map(({ step, at }) => ({ id: step.id, at })),
    ...source.wrongTurns.map(({ turn, at }) => ({ id: turn.id, at })),
  ]) {
    if (ids.has(id)) report(at, messages.duplicateId(id));
    ids.add(id);
  }
  checkMachines(source, report, course);
  checkFences([...unshown, ...steps.flatMap(({ fences }) => fences)], messages, report);
  checkValues(source, report, course);
}

/** A follow-up names a lesson, which has no other one. */
function checkFollowUp(
  { exercise: { id, after }, idAt }: SourceExercise,
  report: ReportProblem,
  { lessons, exercises, messages }: CourseSource,
): void {
  if (after === undefined) return;
  if (!lessons.some(({ lesson }) => lesson.id === after)) report(idAt, messages.afterUnknown(after));
  const other = exercises.find(({ exercise }) => exercise.after === after && exercise.id !== id);
  if (other) report(idAt, messages.secondFollowUp(after, other.exercise.id));
}

/** Only machines that it needs exist at the start, and only those can be nodes. */
function checkMachines(
  { exercise, steps }: SourceExercise,
  report: ReportProblem,
  course: CourseSource,
): void {
  const { needs, start } = exercise;
  const where = steps[0]?.where ?? (() => ({ line: 1, column: 1 }));
  const lists = { machines: needs, managers: start.machines, workers: start.machines } as const;
  for (const [key, known] of Object.entries(lists)) {
    const names = start[key as keyof typeof lists];
    names.forEach((name, at) => {
      if (!known.includes(name)) report(where([key, at]), course.messages.machineUnknown(name));
    });
  }
  if (start.shell !== undefined && !start.machines.includes(start.shell))
    report(where(['shell']), course.messages.machineUnknown(start.shell));
}

/** Placeholders are settings of the course, or captures that can be asked for at any time. */
function checkValues(
  source: SourceExercise,
  report: ReportProblem,
  { course, lessons, messages }: CourseSource,
): void {
  const captures = lessons.flatMap(({ steps }) => steps.flatMap(({ step }) => step.captures));
  const taken = source.exercise.steps.flatMap(({ diagnoses }) =>
    diagnoses.flatMap(({ takes }) => takes ?? []),
  );
  const known = new Set([
    ...course.settings.map(({ id }) => id),
    ...captures.filter(({ ask }) => ask !== undefined).map(({ id }) => id),
    ...taken,
  ]);
  for (const { name, at } of usesOf(source.text)) {
    if (!known.has(name)) report(at, messages.unknownPlaceholder(name));
  }
  const secrets = new Set(captures.filter(({ secret }) => secret).map(({ id }) => id));
  for (const { step, at } of source.steps) {
    const { commands: _commands, diagnoses, ...shown } = step;
    const causes = diagnoses.map(({ fix: _fix, ...cause }) => cause);
    for (const name of placeholdersIn([shown, causes])) {
      if (secrets.has(name)) report(at, messages.secretShown(name));
    }
  }
}
