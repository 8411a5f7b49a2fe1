/** The lessons of this program in their languages: what is translated, what never is, and how it stays true. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { readCourseFolder } from '../../src/lesson/folder.ts';
import { localize } from '../../src/lesson/localize.ts';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import type { LessonProblem } from '../../src/lesson/problem.ts';
import { shareChoices } from '../../src/lesson/shared-choice.ts';
import { mapCourseTexts, mapStepTexts } from '../../src/lesson/texts.ts';
import type { Course } from '../../src/lesson/types.ts';
import { courseOf, told } from './example.ts';

const FOLDER = join(import.meta.dirname, '../../lessons/part-4-swarms');
const { files } = readCourseFolder(FOLDER, messagesFor('en').lint);
const isTranslation = (name: string): boolean => /\.zh\.(md|yaml)$/.test(name);
const english = courseOf(files);
const before = new Set(told(parseCourse(files).problems));
/** What is wrong with the course after a change, and was not before it. */
const newProblems = (changed: ReadonlyMap<string, string>): LessonProblem[] =>
  parseCourse(changed).problems.filter((one) => !before.has(told([one])[0] ?? ''));

/** All that is done and checked: the course without a word for people, or one that they search with. */
function deeds(course: Course): unknown {
  const wordless = mapCourseTexts(course, () => '');
  return {
    ...wordless,
    cheatsheet: wordless.cheatsheet.map(({ commands }) => commands),
    // The original's words are others to a translation.
    glossary: wordless.glossary.map(({ also: _others, ...term }) => term),
    lessons: shareChoices(
      course.lessons.map((lesson) => ({
        ...lesson,
        title: '',
        intro: [],
        steps: lesson.steps.map((step) => ({
          ...mapStepTexts(step, () => ''),
          title: '',
          prose: [],
          after: [],
        })),
      })),
    ),
  };
}

describe('commands, checks and captures exist once', () => {
  test('in Chinese they are those of the English course', () => {
    const translation = parseCourse(files).translations.get('zh');
    if (translation === undefined) throw new Error('there is no Chinese');
    expect(deeds(localize(english, translation))).toEqual(deeds(english));
  });

  test('without the Chinese files the course is the same, and has no problem', () => {
    const without = new Map([...files].filter(([name]) => !isTranslation(name)));
    expect(without.size).toBeLessThan(files.size);
    const { course, problems, translations } = parseCourse(without);
    expect(course).toEqual(english);
    expect(problems.filter((one) => !before.has(told([one])[0] ?? ''))).toEqual([]);
    expect(translations.get('zh')).toBeUndefined();
  });
});

/** The last step of each lesson, as its section of the file. */
const steps = [...files].flatMap(([file, text]) => {
  if (!/^\d\d-.*\.md$/.test(file) || isTranslation(file)) return [];
  const section = text.split(/^(?=## )/m).at(-1) ?? '';
  return [{ file, text, section, id: /\{#(.*)\}/.exec(section)?.[1] ?? '' }];
});

describe('one changed sentence', () => {
  test('in a step of each lesson is told for exactly that step of the Chinese file', () => {
    const changed = new Map(files);
    for (const { file, text, section } of steps) {
      // A line that begins with a letter is prose.
      changed.set(
        file,
        text.replace(section, () => section.replace(/^(?=[A-Z])/m, 'Well, ')),
      );
      expect(changed.get(file), file).not.toBe(text);
    }
    const translated = (file: string): string => file.replace('.md', '.zh.md');
    const at = ({ file, id }: (typeof steps)[number]): number =>
      (files.get(translated(file)) ?? '').split('\n').findIndex((row) => row.includes(`{#${id}}`));
    expect(newProblems(changed)).toEqual(
      steps.map((step) =>
        expect.objectContaining({
          file: translated(step.file),
          line: at(step) + 1,
          message: expect.stringContaining(`"${step.id}" has changed since`),
        }),
      ),
    );
  });

  test('of a text of the step block is told, too', () => {
    const [file, from] = ['07-reach-your-app.md', 'five different containers answer'];
    const changed = (files.get(file) ?? '').replace(from, 'at least five containers answer');
    expect(told(newProblems(new Map(files).set(file, changed)))).toEqual([
      expect.stringContaining('"five-take-turns"'),
    ]);
  });
});
