/** Checks a translation: what is missing, what is out of date, and whether it changed parts that are not translated. */
import { proseCode, textCode } from '../code-spans.ts';
import type { CourseSource } from '../course-source.ts';
import { placeholdersIn, placeholdersOf } from '../placeholders.ts';
import type { Position, ReportProblem } from '../problem.ts';
import type { SourceLesson } from '../read/read-lesson.ts';
import type { LessonTranslation, StepTranslation, Translation } from '../read/read-translation.ts';
import { entryOfWord } from '../search-words.ts';
import { hashOfCourse, hashOfLesson, hashOfStep, type Texts, textsOfCourse, textsOfStep } from '../texts.ts';
import type { Step } from '../types.ts';

const TOP: Position = { line: 1, column: 1 };

/** Compares a translation with the course. */
export function checkTranslation(source: CourseSource, translation: Translation): void {
  const { course, messages, reportIn, lessons, exercises } = source;
  const { language } = translation;
  const own = translation.course;
  if (own === undefined)
    reportIn('course.yaml')(TOP, messages.translationFile('course.yaml', language), true);
  else {
    const report = reportIn(own.file);
    if (own.hash !== hashOfCourse(course))
      report(own.where('translates'), messages.courseStale(hashOfCourse(course)), true);
    const texts = Object.entries(own.texts).filter(([path]) => {
      const entry = entryOfWord(path);
      return entry === undefined || course.cheatsheet[entry] === undefined;
    });
    checkTexts(textsOfCourse(course), Object.fromEntries(texts), own.where, TOP, { source, report });
  }
  for (const original of lessons)
    checkLesson(original, translation.lessons.get(original.lesson.id), language, source);
  for (const original of exercises)
    checkLesson(original, translation.exercises.get(original.lesson.id), language, source);
}

function checkLesson(
  original: SourceLesson,
  translated: LessonTranslation | undefined,
  language: string,
  source: CourseSource,
): void {
  const { messages, reportIn } = source;
  if (translated === undefined) {
    reportIn(original.file)(TOP, messages.translationFile(original.file, language), true);
    return;
  }
  const report = reportIn(translated.file);
  if (translated.id !== original.lesson.id) report(TOP, messages.lessonId(original.lesson.id));
  if (translated.hash !== hashOfLesson(original.lesson)) reportMark(translated, original, source, report);
  compareCode(original.lesson.intro, translated.intro, TOP, { source, report });
  checkSteps(original, translated, { source, report });
}

interface RuleContext {
  readonly source: CourseSource;
  readonly report: ReportProblem;
}

function reportMark(
  translated: LessonTranslation,
  { lesson }: SourceLesson,
  { messages }: CourseSource,
  report: ReportProblem,
): void {
  const hash = hashOfLesson(lesson);
  const message =
    translated.hash === undefined
      ? messages.translationUnmarked(lesson.id, hash)
      : messages.translationStale(lesson.id, hash);
  report(TOP, message, true);
}

function checkSteps({ lesson }: SourceLesson, translated: LessonTranslation, context: RuleContext): void {
  const { source, report } = context;
  const { messages } = source;
  const originals = new Map(lesson.steps.map((step) => [step.id, step]));
  const seen = new Set<string>();
  for (const step of translated.steps) {
    const original = originals.get(step.id);
    if (original === undefined) report(step.at, messages.translationSurplus(step.id));
    else if (seen.has(step.id)) report(step.at, messages.duplicateId(step.id));
    else compareStep(original, step, context);
    seen.add(step.id);
  }
  for (const step of lesson.steps) {
    if (!seen.has(step.id)) report(TOP, messages.translationMissing(step.id, hashOfStep(step)), true);
  }
}

function compareStep(original: Step, translated: StepTranslation, context: RuleContext): void {
  const { source, report } = context;
  const { messages } = source;
  const { at, id } = translated;
  const hash = hashOfStep(original);
  if (translated.hash === undefined) report(at, messages.translationUnmarked(id, hash), true);
  else if (translated.hash !== hash) report(at, messages.translationStale(id, hash), true);
  if (original.after.length > 0 && !translated.hasTexts) report(at, messages.textsNeeded);
  compareCode(
    [...original.prose, ...original.after],
    [...translated.prose, ...translated.after],
    at,
    context,
  );
  checkTexts(textsOfStep(original), translated.texts, translated.where, at, context);
}

function checkTexts(
  original: Texts,
  translated: Texts,
  where: (path: string) => Position,
  otherwise: Position,
  context: RuleContext,
): void {
  const { source, report } = context;
  const { messages } = source;
  for (const [path, text] of Object.entries(original)) {
    const own = translated[path];
    if (own === undefined) {
      report(otherwise, messages.textMissing(path), true);
      continue;
    }
    if (!sameSet(placeholdersOf(text), placeholdersOf(own))) {
      report(where(path), messages.placeholdersChanged(path));
    }
    reportCode(textCode(text), textCode(own), where(path), context);
  }
  for (const path of Object.keys(translated)) {
    if (original[path] === undefined) report(where(path), messages.textUnknown(path));
  }
}

function compareCode(
  original: Step['prose'],
  translated: Step['prose'],
  at: Position,
  context: RuleContext,
): void {
  reportCode(proseCode(original), proseCode(translated), at, context);
  if (!sameSet([...placeholdersIn(original)], [...placeholdersIn(translated)])) {
    context.report(at, context.source.messages.placeholdersChanged('prose'));
  }
}

function reportCode(
  original: readonly string[],
  translated: readonly string[],
  at: Position,
  context: RuleContext,
): void {
  const missing = [...new Set(original)].filter((code) => !translated.includes(code));
  const surplus = [...new Set(translated)].filter((code) => !original.includes(code));
  if (missing.length > 0 || surplus.length > 0) {
    context.report(at, context.source.messages.codeChanged(missing, surplus));
  }
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.every((item) => other.includes(item)) && other.every((item) => one.includes(item));
}
