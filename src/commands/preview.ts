/** `swarm-tutor preview`: shows a course to its author while it is written. */

import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { watchFolder } from '../files/watch-folder.ts';
import { LANGUAGES } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import { compileCourse } from '../lesson/compile.ts';
import { type CourseFolder, readCourse } from '../lesson/course-folders.ts';
import type { Exercise } from '../lesson/exercise-types.ts';
import { headingId, normalize } from '../lesson/read/document.ts';
import type { Course } from '../lesson/types.ts';
import { changedStep, type Draft, type PlacedProblem, previewedStops } from '../ui/preview/state.ts';
import { defined } from '../value/defined.ts';
import { CommandError, EXIT } from './io.ts';
import { chooseLanguage } from './language.ts';
import { rememberedProgress } from './remembered-progress.ts';
import { chooseScreen } from './screen-choices.ts';
import type { ProgramStart } from './start.ts';

/** Runs `preview [DIR]`, until its author leaves it. @throws CommandError (2) without a terminal or a folder */
export async function preview({ argument: dir = '.', options, io }: ProgramStart): Promise<number> {
  const progress = rememberedProgress(io.env);
  const language = chooseLanguage(options.lang, io.env, progress.language);
  const messages = messagesFor(language);
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CommandError(messages.author.notAFolder(dir), EXIT.usage);
  if (!io.isTerminal || options.json || options.plain)
    throw new CommandError(messages.author.preview.needsTerminal, EXIT.usage);
  const { showPreview } = await import('../ui/preview/index.tsx');
  const chosen = chooseScreen(options, progress);
  const listeners = new Set<() => void>();
  let words = messages.lint;
  const folder = watchFolder(dir, () => read());
  let draft = draftOf(readCourse(dir, words), undefined, folder.isWatched);
  function read(): void {
    draft = draftOf(readCourse(dir, words), draft, folder.isWatched);
    for (const listener of listeners) listener();
  }
  const giveStderrBack = io.takeStderr();
  const ending = await showPreview({
    source: {
      draft: () => draft,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      read(inLanguage) {
        words = messagesFor(inLanguage).lint;
        folder.look();
        read();
      },
    },
    language,
    theme: options.color ? chosen.theme : undefined,
    isAmbiguousWide: chosen.isAmbiguousWide,
    stdin: io.stdin,
    stdout: io.stdout,
    signal: io.signal,
  });
  giveStderrBack();
  folder.stop();
  return ending === 'interrupted' ? EXIT.interrupted : EXIT.done;
}

/** What is shown of a course that was just read. A step that can't be read is shown as it was before. */
export function draftOf(folder: CourseFolder, before: Draft | undefined, isWatched: boolean): Draft {
  const { dir, texts, parsed } = folder;
  const problems = folder.problems.map((problem): PlacedProblem => {
    const file = relative(dir, problem.file);
    const step = stepAt(texts.get(file.replaceAll('\\', '/')), problem.line);
    return { ...problem, file, ...defined({ step }) };
  });
  const now = coursesOf(folder);
  const steps = new Set(previewedStops(now.en).map(({ step }) => step.id));
  const lost = problems.find(({ step, unfinished }) => !unfinished && step !== undefined && !steps.has(step));
  const isOld = before !== undefined && (parsed.course === undefined || lost !== undefined);
  const course = isOld ? before.course : now;
  const changed =
    lost?.step ?? LANGUAGES.map((one) => changedStep(before?.course[one], course[one])).find(Boolean);
  return { course, problems, isOld, isUnwatched: !isWatched, ...defined({ changed }) };
}

/** The course in each language, its exercises as further lessons. */
function coursesOf({ parsed }: CourseFolder): Draft['course'] {
  const compiled = compileCourse(parsed);
  if (compiled === undefined) return {};
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = compiled.texts[language];
      if (text === undefined) return [];
      const course = JSON.parse(text) as Course;
      const exercises = JSON.parse(compiled.exercises[language] ?? '[]') as readonly Exercise[];
      return [[language, { ...course, lessons: [...course.lessons, ...exercises] }]];
    }),
  );
}

/** The step of a lesson's file that a line is in. */
function stepAt(text: string | undefined, line: number): string | undefined {
  return normalize(text ?? '')
    .split('\n')
    .slice(0, line)
    .flatMap((one) => (/^##\s/.test(one) ? (headingId(one)?.id ?? []) : []))
    .at(-1);
}
