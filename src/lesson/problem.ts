/** The problems of lessons, and of a command that is about to run. */

import type { Messages } from '../i18n/messages.ts';
import type { Said } from '../i18n/said.ts';

/** A place in a file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that an author has to mend, shown as `file:line:column: message`. */
export interface LessonProblem extends Position {
  readonly file: string;
  readonly message: string;
  /** A translation lacks it or is out of date: learners see the original, or a note, and the program can be built. */
  readonly unfinished?: true;
}

/** The words for problems in lesson files. */
export type LintWords = Messages['lint'];

/** Takes in one problem of the file that is being read. */
export type ReportProblem = (at: Position, message: string, unfinished?: true) => void;

/** Why a command cannot run: what is wrong, where, and how to mend it. */
export interface Refusal {
  readonly what: Said;
  readonly where?: string;
  readonly mend: Said;
}

/** The form that editors and CI understand: `file:line:column: message`. */
export function problemLine(problem: LessonProblem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}

/** Sorts problems by file, line and column. */
export function sortProblems(problems: readonly LessonProblem[]): LessonProblem[] {
  return [...problems].sort(
    (a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column,
  );
}
