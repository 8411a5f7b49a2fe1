/** `swarm-tutor lint`: checks lessons, for their authors. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { proveCourse } from '../exercise/prove-course.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import { type Messages, messagesFor } from '../i18n/messages.ts';
import { type LintResult, lintFolder } from '../lesson/lint.ts';
import { problemLine } from '../lesson/problem.ts';
import { stampedFiles } from '../lesson/stamp-course.ts';
import { EXIT, type Io } from './io.ts';
import { chooseLanguage } from './language.ts';
import { rememberedLanguage } from './remembered-progress.ts';
import { SCHEMA_FOLDER, writeSchemas } from './schema-files.ts';
import type { ProgramStart } from './start.ts';

/**
 * Runs `lint [DIR]`; without a folder the one called `lessons` here. Exercises are proved where the files have no problem.
 * Exit code 2 if anything is to be mended.
 */
export async function lint({ options, argument: dir = 'lessons', io }: ProgramStart): Promise<number> {
  const remembered = rememberedLanguage(io.env);
  const messages = messagesFor(chooseLanguage(options.lang, io.env, remembered));
  const before = lintFolder(dir, messages.lint);
  const result = options.fix && fix(before, messages, io) ? lintFolder(dir, messages.lint) : before;
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

/** Writes the marks of translations, and the schemas that editors read. @returns whether a file of a course changed */
function fix({ courses }: LintResult, messages: Messages, io: Io): boolean {
  let isChanged = false;
  for (const course of courses) {
    if (existsSync(join(course.dir, SCHEMA_FOLDER))) writeSchemas(course.dir);
    for (const [file, text] of stampedFiles(course)) {
      writeFileAtomic(join(course.dir, file), text);
      io.err(messages.author.stamped(join(course.dir, file)));
      isChanged = true;
    }
  }
  return isChanged;
}
