/** Trust in a course that did not come with the program: shows what it may run, asks, and remembers the answer by its hash. */
import type { Home } from '../files/home.ts';
import type { Messages } from '../i18n/messages.ts';
import { type CourseFolder, parseFiles } from '../lesson/course-folders.ts';
import { hashOfFiles } from '../lesson/given-course.ts';
import type { ParsedCourse } from '../lesson/parse-course.ts';
import { type Runnable, whatRuns } from '../lesson/what-runs.ts';
import { asked } from './asked.ts';
import { CommandError, EXIT } from './io.ts';
import { type KeptCourse, keepCourse, keptCourse } from './kept-course.ts';
import { indented, painter } from './lines.ts';
import type { ProgramStart } from './start.ts';

/**
 * Sees to it that the learner trusts this version of a course.
 * @param source the folder or archive that it came from
 * @throws CommandError (2) if it is not trusted and nobody can be asked; (1) if the learner does not trust it
 */
export async function requireTrust(
  { texts, parsed }: CourseFolder,
  source: string,
  home: Home,
  { options, io }: ProgramStart,
  messages: Messages,
): Promise<void> {
  const { course } = parsed;
  if (course === undefined) return;
  const words = messages.course;
  const hash = hashOfFiles(texts);
  const before = keptCourse(home, course.id);
  if (before?.hash === hash) return;
  if (options.trust !== undefined && options.trust.toLowerCase() !== hash)
    throw new CommandError(words.otherHash(options.trust, hash), EXIT.usage);
  if (options.trust === undefined) {
    tell(parsed, before, { options, io }, messages);
    io.err();
    io.err(words.hash(hash));
    if (!io.isTerminal) throw new CommandError(words.needsTrust(hash), EXIT.usage);
    if (!(await asked(words.question, io))) {
      if (io.signal.aborted) throw new CommandError(words.notTrusted, EXIT.interrupted);
      throw new CommandError(words.notTrusted, EXIT.failed);
    }
  }
  keepCourse(home, { id: course.id, title: course.title, hash, source, files: texts });
}

/** Shows who wrote it and all that it may run; of a course that was trusted before, what is new and what is gone. */
function tell(
  { course, exercises }: ParsedCourse,
  before: KeptCourse | undefined,
  { options, io }: Pick<ProgramStart, 'options' | 'io'>,
  messages: Messages,
): void {
  if (course === undefined) return;
  const words = messages.course;
  const paint = painter(options.color && io.isTerminal);
  const runs = whatRuns(course, exercises);
  const files = Object.keys(course.files);
  io.err(paint('bold', words.by(course.title, course.author)));
  if (before === undefined) {
    io.err(words.willRun(runs.length));
    for (const line of listed(runs, '')) io.err(line);
    if (files.length > 0) io.err(words.places(files));
    return;
  }
  const old = parseFiles('', { files: before.files, problems: [] }, messages.lint).parsed;
  const ran = old.course === undefined ? [] : whatRuns(old.course, old.exercises);
  const added = lacking(runs, ran);
  const gone = lacking(ran, runs);
  io.err(words.changed(before.source));
  if (old.course?.author !== course.author) io.err(words.authorChanged(old.course?.author));
  for (const line of listed(added, '+ ')) io.err(paint('green', line));
  for (const line of listed(gone, '- ')) io.err(paint('red', line));
  if (added.length + gone.length === 0) io.err(`  ${words.onlyTexts}`);
  const placed = files.filter((name) => old.course?.files[name] !== course.files[name]);
  if (placed.length > 0) io.err(words.places(placed));
}

/** Those that are not among the others. */
function lacking(all: readonly Runnable[], others: readonly Runnable[]): Runnable[] {
  const there = new Set(others.map(({ place, text }) => `${place}\n${text}`));
  return all.filter(({ place, text }) => !there.has(`${place}\n${text}`));
}

/** Their lines, below the place that they stand in. */
function listed(runs: readonly Runnable[], mark: string): string[] {
  const places = Map.groupBy(runs, ({ place }) => place);
  return [...places].flatMap(([place, own]) => [
    `  ${place === '' ? 'course.yaml' : place}`,
    ...own.flatMap(({ text }) =>
      indented(4, text).map((line) => `${line.slice(0, 4)}${mark}${line.slice(4)}`),
    ),
  ]);
}
