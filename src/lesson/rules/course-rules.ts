/** Checks that the steps of a course fit together. */
import type { CourseSource } from '../course-source.ts';

/** Reports ids of lessons and steps that are used twice. */
export function checkIds({ lessons, messages, reportIn }: CourseSource): void {
  const lessonIds = new Set<string>();
  const stepIds = new Map<string, string>();
  for (const { file, lesson, steps, idAt } of lessons) {
    if (lessonIds.has(lesson.id)) reportIn(file)(idAt, messages.duplicateLesson(lesson.id));
    lessonIds.add(lesson.id);
    for (const { step, at } of steps) {
      const earlier = stepIds.get(step.id);
      if (earlier !== undefined) reportIn(file)(at, messages.duplicateStep(step.id, earlier));
      else stepIds.set(step.id, `${file}:${at.line}`);
    }
  }
}

/** Reports names of steps, checks, settings and files that do not exist. */
export function checkNames({ course, lessons, messages, reportIn, where: inCourse }: CourseSource): void {
  const settings = new Set(course.settings.map(({ id }) => id));
  /** Steps and checks seen so far: only those can have ended. */
  const earlier = new Set<string>();
  /** Steps seen so far that offer a choice. */
  const choosing = new Set<string>();
  for (const { file, steps } of lessons) {
    const report = reportIn(file);
    for (const { step, where } of steps) {
      if (step.input !== undefined && !settings.has(step.input)) {
        report(where(['input']), messages.inputUnknown(step.input));
      }
      if (step.choiceFrom !== undefined && !choosing.has(step.choiceFrom)) {
        report(where(['choiceFrom']), messages.choiceFromUnknown(step.choiceFrom));
      }
      if (step.choice !== undefined) choosing.add(step.id);
      step.place.forEach((name, at) => {
        if (course.files[name] === undefined) report(where(['place', at]), messages.placeUnknown(name));
      });
      step.ends.forEach((name, at) => {
        if (!earlier.has(name)) report(where(['ends', at]), messages.endsUnknown(name));
      });
      step.captures.forEach((capture, at) => {
        if (settings.has(capture.id))
          report(where(['capture', at, 'id']), messages.shadowedSetting(capture.id));
      });
      earlier.add(step.id);
      for (const check of step.checks) earlier.add(`${step.id}/${check.id}`);
    }
  }
  if (!earlier.has(course.goal))
    reportIn('course.yaml')(inCourse(['goal']), messages.goalUnknown(course.goal));
}
