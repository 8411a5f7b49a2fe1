/** Reads the files of a course folder. */

import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, reasonOf } from '../value/error.ts';
import type { LessonProblem, LintWords } from './problem.ts';

/** The largest lesson file allowed, bytes. */
const MAX_BYTES = 1024 * 1024;

/** The folder inside a course whose files go to the learner's workspace. */
const FILES_FOLDER = 'files';
const FOLDERS = [FILES_FOLDER, 'exercises'];

export interface FolderFiles {
  /** Texts by path relative to the folder, with `/`. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly LessonProblem[];
}

/** The reason of a file system error in a few words: its code, such as ENOENT. */
export function briefly(error: unknown): string {
  return codeOf(error) ?? reasonOf(error);
}

/** Reads the Markdown and YAML files of a course and its exercises, and everything in `files/`. Never throws for the folder's contents. */
export function readCourseFolder(dir: string, messages: LintWords): FolderFiles {
  const files = new Map<string, string>();
  const problems: LessonProblem[] = [];
  const complain = (file: string, message: string): void => {
    problems.push({ file, line: 1, column: 1, message });
  };
  const visit = (relative: string): void => {
    let names: string[];
    try {
      names = readdirSync(join(dir, relative)).sort();
    } catch (error) {
      complain(relative, messages.folderUnreadable(briefly(error)));
      return;
    }
    for (const name of names.filter((one) => !one.startsWith('.'))) {
      const path = relative === '' ? name : `${relative}/${name}`;
      const inFiles = path.startsWith(`${FILES_FOLDER}/`);
      const stats = lstatSync(join(dir, path), { throwIfNoEntry: false });
      if (stats?.isDirectory() && (inFiles || FOLDERS.includes(path))) visit(path);
      else if (stats?.isFile() && (inFiles || /\.(md|ya?ml)$/.test(name))) read(path, stats.size);
    }
  };
  const read = (path: string, size: number): void => {
    const text =
      size > MAX_BYTES ? { problem: messages.tooLarge(MAX_BYTES) } : textOf(join(dir, path), messages);
    if (typeof text === 'string') files.set(path, text);
    else complain(path, text.problem);
  };
  visit('');
  return { files, problems };
}

function textOf(path: string, messages: LintWords): string | { problem: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return text.includes('\0') ? { problem: messages.notText } : text;
  } catch (error) {
    return {
      problem: error instanceof TypeError ? messages.notText : messages.fileUnreadable(briefly(error)),
    };
  }
}
