/** What a learner has learned, in figures: for each step, each exercise, and each topic of the course. */

import type { DriverId } from '../driver/types.ts';
import type { Exercise } from '../lesson/exercise-types.ts';
import { fillKnown } from '../lesson/placeholders.ts';
import { topicsOf } from '../lesson/topics.ts';
import type { Course, Step, Topic } from '../lesson/types.ts';
import { stepsFor } from '../lesson/variants.ts';
import { answersOf, type RightAnswer } from '../tutor/answers.ts';
import type { ExerciseResult } from '../tutor/progress/exercises.ts';
import { withoutSecrets } from '../tutor/report.ts';
import type { StepRecord, StepStatus } from '../tutor/types.ts';

/** The document that `report --json` prints. */
export interface LearningReport {
  readonly course: string;
  readonly title: string;
  readonly driver: DriverId;
  readonly lang: string;
  readonly lessons: readonly LearnedLesson[];
  readonly exercises: readonly LearnedExercise[];
  /** The small tasks after lessons. */
  readonly followUps: readonly LearnedExercise[];
  readonly topics: readonly LearnedTopic[];
}

export interface LearnedLesson {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly LearnedStep[];
}

export interface LearnedStep {
  readonly id: string;
  readonly title: string;
  readonly status: StepStatus;
  readonly tries: number;
  readonly hints: number;
  /** The time that the learner spent on it, milliseconds. */
  readonly durationMs: number;
  /** Null if the learner has not tried yet, or the step was done unattended. */
  readonly firstTry: boolean | null;
  /** It came as the learner predicted; null if the step asks no prediction, or none was made. */
  readonly predicted: boolean | null;
  /** The first explanation of the output was right; null likewise. */
  readonly explained: boolean | null;
}

export interface LearnedExercise extends Pick<Exercise, 'id' | 'title' | 'kind' | 'level'> {
  readonly status: 'new' | ExerciseResult['status'];
  readonly gaveUp: boolean;
  readonly best: NonNullable<ExerciseResult['best']> | null;
}

export interface LearnedTopic {
  readonly id: string;
  readonly title: string;
  /** How many of the things asked were known at the first try, 0 to 1; null if nothing was asked yet. */
  readonly firstTryShare: number | null;
  readonly asked: number;
  /** The step to go back to; null if all was known, or nothing was asked. */
  readonly step: string | null;
}

/** All that is remembered of a learner. */
export interface Learner {
  readonly driver: DriverId;
  readonly lang: string;
  readonly records: Readonly<Record<string, StepRecord>>;
  /** Settings and captured values, without secrets. */
  readonly values: Readonly<Record<string, string>>;
  /** Those of the course, and its follow-ups. */
  readonly exercises: readonly Exercise[];
  /** By exercise. */
  readonly results: Readonly<Record<string, ExerciseResult>>;
}

/** A topic in which less than this share was known at the first try is a weak one. */
const STRONG_SHARE = 0.75;

/** Whether a topic is one to go back to. */
export function isWeak({ firstTryShare }: LearnedTopic): boolean {
  return firstTryShare !== null && firstTryShare < STRONG_SHARE;
}

/** The report of a course, as far as the learner has come. A secret that was given for a setting isn't in it. */
export function learned(course: Course, learner: Learner): LearningReport {
  const { driver, lang, records, exercises, results } = learner;
  const settings = Object.fromEntries(course.settings.map(({ id, default: value }) => [id, value]));
  const filled = (text: string): string => fillKnown(text, { ...settings, ...learner.values });
  const here = new Set(stepsFor(course, driver).map(({ step }) => step));
  const lessons = course.lessons.map(({ id, title, steps }) => ({
    id,
    title,
    steps: steps.filter((step) => here.has(step)).map((step) => ofStep(step, records[step.id], filled)),
  }));
  const ofExercises = (list: readonly Exercise[]): LearnedExercise[] =>
    list.map((exercise) => ofExercise(exercise, results[exercise.id], filled));
  return withoutSecrets({
    ...{ course: course.id, title: course.title, driver, lang },
    lessons: lessons.filter(({ steps }) => steps.length > 0),
    exercises: ofExercises(exercises.filter(({ after }) => after === undefined)),
    followUps: ofExercises(exercises.filter(({ after }) => after !== undefined)),
    topics: topicsOf(course).map((topic) => ofTopic(topic, course, learner)),
  });
}

function ofStep(step: Step, record: StepRecord | undefined, filled: (text: string) => string): LearnedStep {
  const answers = answersOf(step, record);
  const known = (kind: RightAnswer['kind']) => answers.find((one) => one.kind === kind)?.known ?? null;
  return {
    id: step.id,
    title: filled(step.title),
    status: record?.status ?? 'pending',
    tries: record?.attempts ?? 0,
    hints: record?.hints ?? 0,
    durationMs: record?.spentMs ?? record?.durationMs ?? 0,
    firstTry: record?.firstTry ?? null,
    predicted: known('predict'),
    explained: known('explain'),
  };
}

function ofExercise(
  { id, title, kind, level }: Exercise,
  result: ExerciseResult | undefined,
  filled: (text: string) => string,
): LearnedExercise {
  return {
    ...{ id, title: filled(title), kind, level },
    status: result?.status ?? 'new',
    gaveUp: result?.gaveUp === true,
    best: result?.best ?? null,
  };
}

/** One thing that was asked: the step to go back to, if it was not known at once. */
interface Asked {
  readonly known: boolean;
  readonly step?: string;
}

function ofTopic(
  { id, title, steps, exercises: tags }: Topic,
  course: Course,
  { records, exercises, results }: Learner,
): LearnedTopic {
  const all = new Map(course.lessons.flatMap((lesson) => lesson.steps.map((step) => [step.id, step])));
  const inSteps = steps.flatMap((name): Asked[] => {
    const step = all.get(name);
    return step ? knownAt(step, records[name]).map((known) => ({ known, step: name })) : [];
  });
  const inExercises = exercises
    .filter(({ after }) => after === undefined)
    .filter(({ topics }) => topics.some((topic) => topic === id || tags.includes(topic)))
    .flatMap(({ id: exercise }): Asked[] => {
      const result = results[exercise];
      if (result === undefined || (result.status === 'started' && !result.gaveUp)) return [];
      return [{ known: !result.gaveUp && result.best?.hints === 0 }];
    });
  const asked = [...inSteps, ...inExercises];
  const missed = asked.filter(({ known }) => !known);
  const share = asked.length === 0 ? null : (asked.length - missed.length) / asked.length;
  // If only an exercise was too hard, go back to the topic's first step.
  const step = missed.length === 0 ? null : (missed.find((one) => one.step)?.step ?? steps[0] ?? null);
  return { id, title, firstTryShare: share, asked: asked.length, step };
}

/**
 * Whether each thing that a step asked was known at once. A command that is run as the lesson gives it proves nothing: what
 * counts is what the learner had to know, or to see coming.
 */
function knownAt(step: Step, record: StepRecord | undefined): boolean[] {
  const isAsked = step.question !== undefined || record?.practised === true;
  const first = isAsked ? record?.firstTry : undefined;
  return [first, ...answersOf(step, record).map(({ known }) => known)].filter((known) => known !== undefined);
}
