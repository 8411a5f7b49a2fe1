/** Reads the files of a course folder. */

import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { briefly, FileCollector, type FolderFiles, isCourseFile, isCourseFolder } from './course-files.ts';
import type { LintWords } from './problem.ts';

/**
 * Reads the Markdown and YAML files of a course and its exercises, and everything in `files/`. Links are not followed, so that
 * nothing outside the folder is read. Never throws for the folder's contents.
 */
export function readCourseFolder(dir: string, messages: LintWords): FolderFiles {
  const found = new FileCollector(messages);
  const visit = (relative: string): boolean => {
    let names: string[];
    try {
      names = readdirSync(join(dir, relative)).sort();
    } catch (error) {
      const message = messages.folderUnreadable(briefly(error));
      if (relative === '') found.refuse('', message);
      else found.complain(relative, message);
      return true;
    }
    return names.every((name) => look(relative === '' ? name : `${relative}/${name}`));
  };
  /** @returns whether there is room for more */
  const look = (path: string): boolean => {
    const full = join(dir, path);
    const stats = lstatSync(full, { throwIfNoEntry: false });
    if (stats === undefined) return true;
    if (stats.isDirectory()) return !isCourseFolder(path) || visit(path);
    if (!isCourseFile(path) && !(isCourseFolder(path) && stats.isSymbolicLink())) return true;
    if (stats.isFile()) return found.add(path, stats.size, () => readFileSync(full));
    found.complain(path, stats.isSymbolicLink() ? messages.isLink : messages.isNoFile);
    return true;
  };
  visit('');
  return found;
}
