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
const newProblems = (file: string, text: string): LessonProblem[] =>
  parseCourse(new Map(files).set(file, text)).problems.filter((one) => !before.has(told([one])[0] ?? ''));

/** All that is done and checked: the course without a word for people, or one that they search with. */
function deeds(course: Course): unknown {
  const wordless = mapCourseTexts(course, () => '');
  return {
    ...wordless,
    cheatsheet: wordless.cheatsheet.map(({ commands }) => commands),
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
  return [{ file, section, id: /\{#(.*)\}/.exec(section)?.[1] ?? '' }];
});

describe('one changed sentence', () => {
  test.each(steps)('of $id is told for exactly that step of the Chinese file', ({ file, section, id }) => {
    const original = files.get(file) ?? '';
    // A line that begins with a letter is prose.
    const changed = original.replace(section, () => section.replace(/^(?=[A-Z])/m, 'Well, '));
    expect(changed).not.toBe(original);
    const problems = newProblems(file, changed);
    expect(told(problems)).toEqual([
      expect.stringMatching(new RegExp(`^${file.replace('.md', '.zh.md')}: .*"${id}" has changed since`)),
    ]);
    const at = (files.get(file.replace('.md', '.zh.md')) ?? '')
      .split('\n')
      .findIndex((row) => row.includes(`{#${id}}`));
    expect(problems[0]?.line).toBe(at + 1);
  });

  test('of a text of the step block is told, too', () => {
    const [file, from] = ['07-reach-your-app.md', 'five different containers answer'];
    const changed = (files.get(file) ?? '').replace(from, 'at least five containers answer');
    expect(told(newProblems(file, changed))).toEqual([expect.stringContaining('"five-take-turns"')]);
  });
});
