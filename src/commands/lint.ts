/** `swarm-tutor lint`: checks lessons, for their authors. */
import { proveCourse } from '../exercise/prove-course.ts';
import { messagesFor } from '../i18n/messages.ts';
import { lintFolder } from '../lesson/lint.ts';
import { problemLine } from '../lesson/problem.ts';
import { EXIT } from './io.ts';
import { chooseLanguage } from './language.ts';
import { rememberedLanguage } from './remembered-progress.ts';
import type { ProgramStart } from './start.ts';

/**
 * Runs `lint [DIR]`; without a folder the one called `lessons` here. Exercises are proved where the files have no problem.
 * Exit code 2 if anything is to be mended.
 */
export async function lint({ options, argument: dir, io }: ProgramStart): Promise<number> {
  const remembered = rememberedLanguage(io.env);
  const messages = messagesFor(chooseLanguage(options.lang, io.env, remembered));
  const result = lintFolder(dir ?? 'lessons', messages.lint);
  const problems = [...result.problems];
  for (const course of result.courses) problems.push(...(await proveCourse(course, messages, io.signal)));
  if (options.json) {
    io.json({ files: result.files, problems });
  } else {
    for (const problem of problems) io.out(problemLine(problem));
    io.err(messages.cli.lintSummary(result.files, problems.length));
    for (const { course, language, done, total } of result.translations)
      io.err(messages.cli.lintShare(course, language, done, total));
  }
  return problems.length === 0 ? EXIT.done : EXIT.usage;
}
