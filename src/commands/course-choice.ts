/** `--course`: finds the course that is meant, and sees to it that it is trusted before anything of it runs. */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { COURSE_VARIABLE, coursesIn, type Home, homeFolders } from '../files/home.ts';
import { type Messages, messagesFor } from '../i18n/messages.ts';
import { compileCourse } from '../lesson/compile.ts';
import { briefly } from '../lesson/course-files.ts';
import { type CourseFolder, parseFiles } from '../lesson/course-folders.ts';
import { addCourse, firstCourse } from '../lesson/courses.ts';
import { hashOfFiles, readGivenCourse } from '../lesson/given-course.ts';
import { otherCourses } from '../lesson/other-courses.ts';
import { problemLine } from '../lesson/problem.ts';
import { nearest } from '../text/nearest.ts';
import { requireTrust } from './course-trust.ts';
import { CommandError, EXIT } from './io.ts';
import { keptCourse } from './kept-course.ts';
import { chooseLanguage } from './language.ts';
import { type CommandName, RUNNING } from './option-names.ts';
import { rememberedLanguage } from './remembered-progress.ts';
import type { ProgramStart } from './start.ts';

/** How many problems of a course are told: its author sees all with `lint`. */
const TOLD = 20;

/**
 * The start on the course that `--course` names, or in whose shell it was typed. From here on, home and lessons are that course's.
 * @throws CommandError (2) for a course that is not there, has problems, or is not trusted; (1) if the learner said no
 */
export async function withChosenCourse(command: CommandName, start: ProgramStart): Promise<ProgramStart> {
  const { options, io } = start;
  const named = options.course ?? io.env[COURSE_VARIABLE] ?? '';
  const messages = messagesFor(chooseLanguage(options.lang, io.env, rememberedLanguage(io.env)));
  const on = (id: string | undefined): ProgramStart => ({
    ...start,
    io: { ...io, env: { ...io.env, [COURSE_VARIABLE]: id ?? '' } },
  });
  const home = homeFolders({ ...io.env, [COURSE_VARIABLE]: '' });
  const isPath = options.course !== undefined && looksLikePath(named);
  if (!isPath && named === firstCourse()) return on(undefined);
  const ours = otherCourses().find(({ id }) => id === named);
  if (!isPath && ours !== undefined) {
    addCourse(ours);
    return on(named);
  }
  const read = await readNamed(named, isPath, home, messages);
  // A reset removes what there is, also of a course that can't be read any more.
  if (command === 'reset' && read === undefined && coursesIn(home).includes(named)) return on(named);
  if (read === undefined) throw new CommandError(unknown(named, home, messages), EXIT.usage);
  const compiled = compileCourse(read.parsed);
  const broken = read.problems.filter(({ unfinished }) => !unfinished);
  if (compiled === undefined || broken.length > 0) {
    const lines = broken.slice(0, TOLD).map(problemLine);
    throw new CommandError(messages.course.broken(named, broken.length), EXIT.usage, lines);
  }
  if ([firstCourse(), ...otherCourses().map(({ id }) => id)].includes(compiled.id))
    throw new CommandError(messages.course.idTaken(compiled.id), EXIT.usage);
  if (RUNNING.includes(command)) await requireTrust(read, resolve(named), home, start, messages);
  addCourse(compiled, hashOfFiles(read.texts));
  return on(compiled.id);
}

/** A course is named by a path where there is something at it, or only a path can look like this. */
function looksLikePath(named: string): boolean {
  return (
    named !== basename(named) || /\.(tgz|tar|tar\.gz)$/.test(named) || named === '.' || existsSync(named)
  );
}

/** Undefined if there is no such course. @throws CommandError (2) for a path that leads to nothing */
async function readNamed(
  named: string,
  isPath: boolean,
  home: Home,
  messages: Messages,
): Promise<CourseFolder | undefined> {
  if (isPath) {
    try {
      return await readGivenCourse(named, messages.lint);
    } catch (error) {
      throw new CommandError(messages.course.unreadable(named, briefly(error)), EXIT.usage);
    }
  }
  const kept = coursesIn(home).includes(named) ? keptCourse(home, named) : undefined;
  return kept && parseFiles(named, { files: kept.files, problems: [] }, messages.lint);
}

function unknown(named: string, home: Home, messages: Messages): string {
  const known = [firstCourse(), ...otherCourses().map(({ id }) => id), ...coursesIn(home)];
  return messages.course.unknown(named, known, nearest(named, known));
}
