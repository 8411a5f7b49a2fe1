/** Puts into words what the walk keeps as ids, values and messages: for the screen, plain lines and reports alike. */
import type { CheckSpec, Diagnosis, DiagnosisSpec } from '../check/types.ts';
import type { Messages } from '../i18n/messages.ts';
import { inWords, type LessonText, type Said } from '../i18n/said.ts';
import { fillKnown } from '../lesson/placeholders.ts';
import type { Course, Step } from '../lesson/types.ts';
import type { Difference, Stop, WalkState } from './types.ts';

/** The title of a step, whatever language it will be read in. */
export function stepTitle(step: string): LessonText {
  return { lesson: ['step', step] };
}

/** The title of a setting. */
export function settingTitle(setting: string): LessonText {
  return { lesson: ['setting', setting] };
}

/** What to do when a check of a step fails; empty if the lesson does not say. */
export function checkHint(step: string, check: string): LessonText {
  return { lesson: ['check', step, check] };
}

/** The name of a cause that a step or the course knows. */
export function diagnosisTitle(step: string, diagnosis: string): LessonText {
  return { lesson: ['diagnosis', step, diagnosis] };
}

/** Puts into words every message about a walk of a course. Placeholders in texts of the lessons stay open. */
export function wording(course: Course, messages: Messages): (said: Said) => string {
  return (said) => inWords(said, messages, (path) => lessonText(course, path));
}

function lessonText(course: Course, [kind, id = '', part = '']: readonly string[]): string {
  if (kind === 'setting') return course.settings.find((one) => one.id === id)?.title ?? id;
  const step = course.lessons.flatMap(({ steps }) => steps).find((one) => one.id === id);
  switch (kind) {
    case 'check':
      return step ? (specOf(step, part)?.hint ?? '') : '';
    case 'choice':
      return step?.choice?.prompt ?? id;
    case 'diagnosis':
      return step ? (causeOf(step, course, { id: part })?.title ?? part) : part;
    default:
      return step?.title ?? id;
  }
}

/** The check of a step that an outcome is of. */
export function specOf(step: Step, check: string): CheckSpec | undefined {
  return step.checks.find(({ id }) => id === check);
}

/** The known cause that a diagnosis has found at a step: the step's own come before the course's. The value that it took is filled in. */
export function causeOf(
  step: Pick<Step, 'diagnoses'>,
  course: Pick<Course, 'diagnoses'>,
  diagnosis: Pick<Diagnosis, 'id' | 'taken'>,
): DiagnosisSpec | undefined {
  const spec = [...step.diagnoses, ...course.diagnoses].find(({ id }) => id === diagnosis.id);
  if (!spec || !diagnosis.taken) return spec;
  const [title, explain] = [spec.title, spec.explain].map((text) => fillKnown(text, diagnosis.taken ?? {}));
  return { ...spec, title: title ?? '', explain: explain ?? '' };
}

/** Fills in known values; a secret stays a placeholder. */
export function fillOpenly(text: string, { values, secrets }: Pick<WalkState, 'values' | 'secrets'>): string {
  const open = Object.entries(values).filter(([name]) => !secrets.includes(name));
  return fillKnown(text, Object.fromEntries(open));
}

/** One thing that does not hold; placeholders in its texts stay open. */
export interface UnmetCheck {
  readonly title: string;
  readonly expected: string;
  readonly actual: string;
}

/** What does not hold of a step: values that have changed, then checks. */
export function missingOf(
  { step: id, values, checks }: Difference,
  stops: readonly Stop[],
  messages: Messages,
): readonly UnmetCheck[] {
  const step = stops.find((stop) => stop.step.id === id)?.step;
  return [
    ...values.map(({ name, before, now }) => ({
      title: messages.tutor.reality.value(name),
      expected: before,
      actual: now,
    })),
    ...checks.map((check) => ({
      title: (step && specOf(step, check.id)?.title) ?? check.id,
      expected: inWords(check.expected, messages),
      actual: inWords(check.actual, messages),
    })),
  ];
}
