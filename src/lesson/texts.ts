/** The texts of a course outside its prose: each has a path, which a translation uses. */

import { createHash } from 'node:crypto';
import type { DiagnosisSpec } from '../check/types.ts';
import { defined } from '../value/defined.ts';
import type { AnswerOption, Course, Lesson, Prediction, Step } from './types.ts';

/** Texts by path: `checks.leader.title`, `hints.0`, `question.a.why`. */
export type Texts = Readonly<Record<string, string>>;

/** Returns the text to put at a path. */
type Change = (path: string, text: string) => string;

/** A copy of a step with every text outside its prose changed, in a fixed order. */
export function mapStepTexts(step: Step, change: Change): Step {
  return {
    ...step,
    checks: step.checks.map((check) => mapTitled(check, 'checks', change)),
    diagnoses: step.diagnoses.map((diagnosis) => mapDiagnosis(diagnosis, change)),
    hints: step.hints.map((hint, at) => change(`hints.${at}`, hint)),
    ...defined({
      rules: step.rules?.map((rule) => mapTitled(rule, 'rules', change)),
      question: step.question && mapAsked(step.question, 'question', change),
      predict: step.predict && mapPrediction(step.predict, change),
      explain: step.explain && mapAsked(step.explain, 'explain', change),
      // A choice that is made elsewhere has its texts there.
      choice:
        step.choice === undefined || step.choiceFrom !== undefined
          ? undefined
          : {
              ...step.choice,
              prompt: change('choice.prompt', step.choice.prompt),
              options: step.choice.options.map((option) => ({
                ...option,
                text: change(`choice.${option.id}.text`, option.text),
              })),
            },
    }),
  };
}

interface Prompted {
  readonly prompt: string;
  readonly again?: string;
}

/** A question or another thing with options. */
function mapAsked<O extends AnswerOption, T extends Prompted & { readonly options: readonly O[] }>(
  asked: T,
  kind: string,
  change: Change,
): T {
  return {
    ...mapPrompt(asked, kind, change),
    options: asked.options.map((option) => ({
      ...option,
      text: change(`${kind}.${option.id}.text`, option.text),
      why: change(`${kind}.${option.id}.why`, option.why),
    })),
  };
}

function mapPrompt<T extends Prompted>(asked: T, kind: string, change: Change): T {
  const prompt = change(`${kind}.prompt`, asked.prompt);
  return asked.again === undefined
    ? { ...asked, prompt }
    : { ...asked, prompt, again: change(`${kind}.again`, asked.again) };
}

function mapPrediction(asked: Prediction, change: Change): Prediction {
  if ('options' in asked) return mapAsked(asked, 'predict', change);
  return { ...mapPrompt(asked, 'predict', change), why: change('predict.why', asked.why) };
}

interface Titled {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
}

/** A check or a rule. */
function mapTitled<T extends Titled>(one: T, kind: string, change: Change): T {
  const path = `${kind}.${one.id}`;
  const title = change(`${path}.title`, one.title);
  return one.hint === undefined
    ? { ...one, title }
    : { ...one, title, hint: change(`${path}.hint`, one.hint) };
}

function mapDiagnosis(diagnosis: DiagnosisSpec, change: Change): DiagnosisSpec {
  const path = `diagnoses.${diagnosis.id}`;
  const title = change(`${path}.title`, diagnosis.title);
  return { ...diagnosis, title, explain: change(`${path}.explain`, diagnosis.explain) };
}

/** A copy of a course with the texts of course.yaml changed; its lessons stay as they are. */
export function mapCourseTexts(course: Course, change: Change): Course {
  return {
    ...course,
    title: change('title', course.title),
    summary: change('summary', course.summary),
    ...defined({
      assignment: course.assignment === undefined ? undefined : change('assignment', course.assignment),
    }),
    settings: course.settings.map((setting) => ({
      ...setting,
      title: change(`settings.${setting.id}.title`, setting.title),
    })),
    diagnoses: course.diagnoses.map((diagnosis) => mapDiagnosis(diagnosis, change)),
    topics: course.topics.map((topic) => ({
      ...topic,
      title: change(`topics.${topic.id}.title`, topic.title),
    })),
    glossary: course.glossary.map((entry) => ({
      ...entry,
      term: change(`glossary.${entry.id}.term`, entry.term),
      means: change(`glossary.${entry.id}.means`, entry.means),
    })),
    usage: Object.fromEntries(
      Object.entries(course.usage).map(([word, text]) => [word, change(`usage.${word}`, text)]),
    ),
    cheatsheet: course.cheatsheet.map((entry, at) => ({
      ...entry,
      title: change(`cheatsheet.${at}.title`, entry.title),
    })),
  };
}

function collect(map: (change: Change) => unknown): Texts {
  const texts: Record<string, string> = {};
  map((path, text) => {
    texts[path] = text;
    return text;
  });
  return texts;
}

/** The texts of a step outside its prose, by path. */
export function textsOfStep(step: Step): Texts {
  return collect((change) => mapStepTexts(step, change));
}

/** The texts of course.yaml, by path. */
export function textsOfCourse(course: Course): Texts {
  return collect((change) => mapCourseTexts(course, change));
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}

/** Eight hexadecimal digits that change with any text of the step that a translation carries over. */
export function hashOfStep(step: Step): string {
  return hash([step.title, step.prose, step.after, textsOfStep(step)]);
}

/** The same for the title and the introduction of a lesson. */
export function hashOfLesson(lesson: Pick<Lesson, 'title' | 'intro'>): string {
  return hash([lesson.title, lesson.intro]);
}

/** The same for the texts of course.yaml. */
export function hashOfCourse(course: Course): string {
  return hash(textsOfCourse(course));
}
