/** `swarm-tutor lint`: checks lessons, for those who write them. */
import { messagesFor } from '../i18n/messages.ts';
import { lintFolder } from '../lesson/lint.ts';
import { problemLine } from '../lesson/problem.ts';
import { EXIT } from './io.ts';
import { chooseLanguage } from './language.ts';
import { rememberedLanguage } from './remembered-progress.ts';
import type { ProgramStart } from './start.ts';

/** Runs `lint [DIR]`; without a folder the one called `lessons` here. Exit code 2 if anything is to be mended. */
export function lint({ options, argument: dir, io }: ProgramStart): number {
  const remembered = rememberedLanguage(io.env);
  const messages = messagesFor(chooseLanguage(options.lang, io.env, remembered));
  const result = lintFolder(dir ?? 'lessons', messages.lint);
  if (options.json) {
    io.json({ files: result.files, problems: result.problems });
  } else {
    for (const problem of result.problems) io.out(problemLine(problem));
    io.err(messages.cli.lintSummary(result.files, result.problems.length));
    for (const { course, language, done, total } of result.translations)
      io.err(messages.cli.lintShare(course, language, done, total));
  }
  return result.problems.length === 0 ? EXIT.done : EXIT.usage;
}
