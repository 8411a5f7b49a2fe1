/** Checks that a translation keeps to the words and the typography of its glossary. */
import type { CourseSource } from '../course-source.ts';
import type { Position } from '../problem.ts';
import { normalize } from '../read/document.ts';
import type { LessonTranslation, Translation } from '../read/read-translation.ts';
import type { Glossary } from '../schema/glossary.ts';
import { entryOfWord } from '../search-words.ts';
import { proseLines, textLine } from '../shown-lines.ts';
import { type Texts, textsOfCourse, textsOfStep } from '../texts.ts';
import type { Block, Lesson } from '../types.ts';
import { CODE, typographyFaults } from './typography.ts';

/** A part of a translation, with the part of the original that it was made from. */
interface TranslatedPart {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly texts: Texts;
  readonly where: (path: string) => Position;
  /** Where it begins. */
  readonly at: Position;
  readonly original: unknown;
}

interface TranslatedFile {
  readonly file: string;
  readonly lines: readonly string[];
}

const TOP: Position = { line: 1, column: 1 };

/** Reports words and typography that the glossary forbids. */
export function checkGlossary(
  source: CourseSource,
  translation: Translation,
  glossary: Glossary,
  files: ReadonlyMap<string, string>,
): void {
  const { course } = source;
  const placeOf = (file: string): TranslatedFile => ({
    file,
    lines: normalize(files.get(file) ?? '').split('\n'),
  });
  const own = translation.course;
  if (own !== undefined) {
    const place = placeOf(own.file);
    const originals = textsOfCourse(course);
    // Each text by itself: the terms in the original of one don't matter for another.
    for (const [path, text] of Object.entries(own.texts)) {
      // Words that learners may search for, not words of the course.
      if (entryOfWord(path) !== undefined) continue;
      const part = { title: '', blocks: [], texts: { [path]: text }, where: own.where, at: TOP };
      checkPart({ ...part, original: originals[path] }, place, source, glossary);
    }
  }
  const check = (lesson: Lesson, translated: LessonTranslation | undefined): void => {
    if (translated !== undefined) checkLesson(lesson, translated, placeOf(translated.file), source, glossary);
  };
  for (const lesson of course.lessons) check(lesson, translation.lessons.get(lesson.id));
  for (const { lesson } of source.exercises) check(lesson, translation.exercises.get(lesson.id));
}

function checkLesson(
  lesson: Lesson,
  { title, intro, steps }: LessonTranslation,
  place: TranslatedFile,
  source: CourseSource,
  glossary: Glossary,
): void {
  const head = { title, blocks: intro, texts: {}, where: () => TOP, at: TOP };
  checkPart({ ...head, original: [lesson.title, lesson.intro] }, place, source, glossary);
  for (const step of steps) {
    const original = lesson.steps.find(({ id }) => id === step.id);
    if (original === undefined) continue;
    const part = { ...step, blocks: [...step.prose, ...step.after] };
    const speaksOf = [original.title, original.prose, original.after, textsOfStep(original)];
    checkPart({ ...part, original: speaksOf }, place, source, glossary);
  }
}

function checkPart(
  part: TranslatedPart,
  place: TranslatedFile,
  { messages, reportIn }: CourseSource,
  glossary: Glossary,
): void {
  const report = reportIn(place.file);
  const original = JSON.stringify(part.original ?? '').toLowerCase();
  const check = (line: string, isDrawing: boolean, at: Position): void => {
    for (const { found, term, word } of forbiddenWords(line, glossary, original)) {
      report(locate(found, at, place.lines), messages.termForbidden(found, term, word));
    }
    if (isDrawing || glossary.typography === undefined) return;
    for (const { kind, excerpt, found } of typographyFaults(line)) {
      report(locate(found, at, place.lines), messages[kind](excerpt));
    }
  };
  check(textLine(part.title), false, part.at);
  for (const { line, isDrawing } of proseLines(part.blocks)) check(line, isDrawing, part.at);
  for (const [path, text] of Object.entries(part.texts)) check(textLine(text), false, part.where(path));
}

interface Forbidden {
  readonly found: string;
  readonly term: string;
  readonly word: string;
}

/** Longer words first, so that each place in a text is reported once. */
function forbiddenWords(line: string, { terms }: Glossary, original: string): Forbidden[] {
  const forbidden = terms
    .flatMap(({ term, word, never }) => never.map((found) => ({ found, term, word })))
    .sort((a, b) => b.found.length - a.found.length);
  let rest = line;
  for (const { term, word } of terms) {
    // A word that is right here may be, or contain, one that is wrong for another term.
    const holdsForbidden = forbidden.some(({ found }) => word.includes(found));
    if (holdsForbidden && original.includes(term.toLowerCase())) rest = rest.replaceAll(word, CODE);
  }
  return forbidden.filter(({ found }) => {
    if (!rest.includes(found)) return false;
    const without = rest.replace(wholeWord(found), CODE);
    if (without === rest) return false;
    rest = without;
    return true;
  });
}

/** Matches a word anywhere in a text; in scripts with spaces between words, only as a whole word. */
function wholeWord(word: string): RegExp {
  const inWord = /^(?!\p{sc=Han})[\p{L}\p{N}]$/u;
  const letters = [...word];
  const before = inWord.test(letters.at(0) ?? '') ? String.raw`(?<![\p{L}\p{N}])` : '';
  const after = inWord.test(letters.at(-1) ?? '') ? String.raw`(?![\p{L}\p{N}])` : '';
  return new RegExp(before + word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`) + after, 'gu');
}

/** The place of the characters at or below a place; the place itself if marks or a line end split them. */
function locate(found: string, at: Position, lines: readonly string[]): Position {
  if (found.includes(CODE)) return at;
  for (let line = at.line; line <= lines.length; line += 1) {
    const text = lines[line - 1] ?? '';
    if (line > at.line && /^##\s/.test(text)) return at;
    const column = text.indexOf(found, line === at.line ? at.column - 1 : 0);
    if (column >= 0) return { line, column: column + 1 };
  }
  return at;
}
