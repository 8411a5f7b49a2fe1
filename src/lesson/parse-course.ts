/** Parses the files of a course folder into a course, its translations, and all their problems. */

import { messagesFor } from '../i18n/messages.ts';
import { defined } from '../value/defined.ts';
import type { CourseSource } from './course-source.ts';
import { readExercises } from './exercise-files.ts';
import type { Exercise } from './exercise-types.ts';
import { type LessonProblem, type LintWords, type ReportProblem, sortProblems } from './problem.ts';
import { normalize } from './read/document.ts';
import { readGlossaries } from './read/read-glossary.ts';
import { readLesson, type SourceLesson } from './read/read-lesson.ts';
import type { Translation } from './read/read-translation.ts';
import { fitToSchema } from './read/validate.ts';
import { readYaml } from './read/yaml-source.ts';
import { checkCommands } from './rules/command-rules.ts';
import { checkIds, checkNames } from './rules/course-rules.ts';
import { checkCoverage } from './rules/coverage.ts';
import { checkExercise } from './rules/exercise-rules.ts';
import { checkGlossary } from './rules/glossary-rules.ts';
import { checkGlossaryTerms, checkGlossaryWords } from './rules/glossary-term-rules.ts';
import { checkPlaceholders } from './rules/placeholder-rules.ts';
import { checkReviews } from './rules/review-rules.ts';
import { checkSearchWords, checkTranslatedWords } from './rules/search-word-rules.ts';
import { checkStep } from './rules/step-rules.ts';
import { checkTopics } from './rules/topic-rules.ts';
import { checkTranslation } from './rules/translation-rules.ts';
import { checkUsage } from './rules/usage-rules.ts';
import { courseFile } from './schema/course.ts';
import { shareChoices } from './shared-choice.ts';
import { readTranslations } from './translations.ts';
import type { Course } from './types.ts';

/** The name of the file that makes a folder a course. */
export const COURSE_FILE = 'course.yaml';

export interface ParsedCourse {
  /** Undefined when course.yaml is invalid; without the invalid steps. */
  readonly course?: Course;
  /** Easy ones first; without the invalid ones. */
  readonly exercises: readonly Exercise[];
  readonly problems: readonly LessonProblem[];
  /** By language. */
  readonly translations: ReadonlyMap<string, Translation>;
}

/**
 * Reads a course.
 * @param files the texts of the course's folder, by path relative to it, with `/`
 * @param messages the wording of problems
 * @param unreadable files that could not be read, which was reported already
 */
export function parseCourse(
  files: ReadonlyMap<string, string>,
  messages: LintWords = messagesFor('en').lint,
  unreadable: ReadonlySet<string> = new Set(),
): ParsedCourse {
  const problems: LessonProblem[] = [];
  const reportIn =
    (file: string): ReportProblem =>
    (at, message, unfinished) => {
      const { line, column } = at;
      problems.push({ file, line, column, message, ...defined({ unfinished: unfinished || undefined }) });
    };
  const source = readCourse(files, messages, reportIn, unreadable);
  if (source === undefined)
    return { exercises: [], problems: sortProblems(problems), translations: new Map() };
  for (const { file, steps } of source.lessons) {
    for (const step of steps) checkStep(step, messages, reportIn(file));
  }
  checkIds(source);
  checkCommands(source);
  checkSearchWords(source);
  checkUsage(source);
  const translations = readTranslations(source, files);
  // A step that could not be read would only make others look wrong: its capture, its row, its translation.
  if (lessonsComplete(source)) {
    checkNames(source);
    checkTopics(source);
    checkGlossaryTerms(source);
    checkReviews(source);
    checkPlaceholders(source);
    checkCoverage(source, files);
    for (const exercise of source.exercises) checkExercise(exercise, source);
    const glossaries = readGlossaries(files, messages, reportIn);
    for (const translation of translations.values()) {
      checkTranslation(source, translation);
      checkTranslatedWords(source, translation);
      const glossary = glossaries.get(translation.language);
      if (glossary === undefined) continue;
      checkGlossary(source, translation, glossary, files);
      checkGlossaryWords(source, translation, glossary);
    }
  }
  const exercises = source.exercises.map(({ exercise }) => exercise);
  return { course: source.course, exercises, problems: sortProblems(problems), translations };
}

function lessonsComplete({ raw, lessons }: CourseSource): boolean {
  return lessons.length === raw.lessons.length && lessons.every(({ complete }) => complete);
}

function readCourse(
  files: ReadonlyMap<string, string>,
  messages: LintWords,
  reportIn: (file: string) => ReportProblem,
  unreadable: ReadonlySet<string>,
): CourseSource | undefined {
  const report = reportIn(COURSE_FILE);
  const text = normalize(files.get(COURSE_FILE) ?? '');
  if (text.trim() === '') {
    report({ line: 1, column: 1 }, messages.empty);
    return undefined;
  }
  const yaml = readYaml(text, 1, messages, report);
  const raw = yaml && fitToSchema(yaml, courseFile, messages, report);
  if (yaml === undefined || raw === undefined) return undefined;
  const read = raw.lessons.flatMap((name, at): SourceLesson[] => {
    const file = `${name}.md`;
    const lessonText = files.get(file);
    if (unreadable.has(file)) return [];
    if (lessonText === undefined) report(yaml.at(['lessons', at]), messages.lessonMissing(file));
    else if (lessonText.trim() === '') reportIn(file)({ line: 1, column: 1 }, messages.empty);
    else return [readLesson(file, lessonText, messages, reportIn(file)) ?? []].flat();
    return [];
  });
  const lessons = withSharedChoices(read);
  const placed: Record<string, string> = {};
  raw.files.forEach((name, at) => {
    const content = files.get(`files/${name}`);
    if (unreadable.has(`files/${name}`)) return;
    if (content === undefined) report(yaml.at(['files', at]), messages.fileMissing(name));
    else placed[name] = normalize(content);
  });
  const { schema: _schema, lessons: _names, coverage: _coverage, ...other } = raw;
  const { assignment, author, review, ...kept } = other;
  const course: Course = {
    ...kept,
    lessons: lessons.map(({ lesson }) => lesson),
    files: placed,
    ...defined({ assignment, author, review }),
  };
  const exercises = readExercises(files, messages, reportIn);
  return { course, raw, text, lessons, exercises, where: yaml.at, reportIn, messages };
}

function withSharedChoices(lessons: readonly SourceLesson[]): SourceLesson[] {
  const shared = shareChoices(lessons.map(({ lesson }) => lesson));
  return lessons.map((source, at) => {
    const lesson = shared[at] ?? source.lesson;
    const steps = source.steps.map((one, place) => ({ ...one, step: lesson.steps[place] ?? one.step }));
    return { ...source, lesson, steps };
  });
}
