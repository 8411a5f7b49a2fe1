/** The files that make up a course, and how many and how large they may be: the same in a folder and in an archive. */
import { firstUnseen } from '../shell/visible.ts';
import { codeOf, reasonOf } from '../value/error.ts';
import type { LessonProblem, LintWords, Position } from './problem.ts';

/** The largest file of a course, bytes. */
const MOST_BYTES = 1024 * 1024;
/** All its files together: more than ten times a course of a thousand lessons. */
const MOST_FILES = 10_000;
export const MOST_BYTES_TOGETHER = 64 * MOST_BYTES;

/** The folder inside a course whose files go to the learner's workspace. */
const FILES_FOLDER = 'files';
const EXERCISES_FOLDER = 'exercises';

/** The texts of a course, by path relative to its folder, with `/`, and what is wrong with its files. */
export interface FolderFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly LessonProblem[];
  /** It can't be used as it is: what is missing in it is no further problem. */
  readonly isRefused?: boolean;
}

/** Whether a path of a course's folder, with `/`, may lead to files of the course. */
export function isCourseFolder(path: string): boolean {
  if (hasDotName(path)) return false;
  return path === FILES_FOLDER || path === EXERCISES_FOLDER || path.startsWith(`${FILES_FOLDER}/`);
}

/** Whether a file at this path belongs to the course. Others, such as a package.json, may lie beside them. */
export function isCourseFile(path: string): boolean {
  if (hasDotName(path)) return false;
  if (path.startsWith(`${FILES_FOLDER}/`)) return true;
  return /^(exercises\/)?[^/]+\.(md|ya?ml)$/.test(path);
}

function hasDotName(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('.'));
}

/** The reason of a file system error in a few words: its code, such as ENOENT. */
export function briefly(error: unknown): string {
  return codeOf(error) ?? reasonOf(error);
}

/** Takes in the files of a course, one after the other, as long as they are within the limits. */
export class FileCollector implements FolderFiles {
  readonly files = new Map<string, string>();
  readonly problems: LessonProblem[] = [];
  readonly #messages: LintWords;
  isRefused = false;
  #bytes = 0;
  #seen = 0;

  constructor(messages: LintWords) {
    this.#messages = messages;
  }

  complain(file: string, message: string, { line, column }: Position = { line: 1, column: 1 }): void {
    this.problems.push({ file, line, column, message });
  }

  /** The same of what makes it unusable as a whole. */
  refuse(file: string, message: string): void {
    this.isRefused = true;
    this.complain(file, message);
  }

  /**
   * Reads a file and takes it in.
   * @param size bytes, known before it is read
   * @returns false when the course has too many files already: the others need not be looked at
   */
  add(path: string, size: number, read: () => Uint8Array): boolean {
    this.#seen += 1;
    this.#bytes += size;
    if (this.#seen > MOST_FILES || this.#bytes > MOST_BYTES_TOGETHER) {
      this.refuse(path, this.#messages.tooMuch(MOST_FILES, MOST_BYTES_TOGETHER));
      return false;
    }
    if (size > MOST_BYTES) this.complain(path, this.#messages.tooLarge(MOST_BYTES));
    else this.#take(path, read);
    return true;
  }

  #take(path: string, read: () => Uint8Array): void {
    const messages = this.#messages;
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(read());
    } catch (error) {
      const isText = !(error instanceof TypeError);
      this.complain(path, isText ? messages.fileUnreadable(briefly(error)) : messages.notText);
      return;
    }
    if (text.includes('\0')) this.complain(path, messages.notText);
    else {
      const hidden = firstHidden(text);
      if (hidden === undefined) this.files.set(path, text);
      else this.complain(path, messages.hiddenCharacter(hidden.name), hidden.at);
    }
  }
}

/** The first character that a terminal obeys or hides: what an author shows in a command must be all that is in it. */
function firstHidden(text: string): { readonly name: string; readonly at: Position } | undefined {
  for (const [index, line] of text.split('\n').entries()) {
    // A mark of the byte order at the very beginning, and the line ends of Windows, hide nothing.
    const shown = (index === 0 ? line.replace(/^\uFEFF/, ' ') : line).replace(/\r$/, '');
    const column = firstUnseen(shown);
    if (column < 0) continue;
    const code = shown.codePointAt(column) ?? 0;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return { name, at: { line: index + 1, column: column + 1 } };
  }
  return undefined;
}
