/** The learner's files: puts the course's files there, and edits them at the learner's wish. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Session } from '../driver/types.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import { makeFolders } from '../files/make-folders.ts';
import { readText, requireFile } from '../files/read.ts';
import { fileTroubleSaid } from '../i18n/files.ts';
import { type Said, toSay } from '../i18n/said.ts';
import type { Course, FileEdit } from '../lesson/types.ts';
import { codeOf, reasonOf } from '../value/error.ts';
import { fill } from './attempt/fill.ts';
import type { Ledger, Recorded } from './ledger.ts';
import type { WalkState } from './types.ts';

/** The folder, and the ledger in which each file is recorded before it is made. */
export interface WorkspaceOwner {
  readonly session: Pick<Session, 'driver' | 'workspace'>;
  readonly ledger: Pick<Ledger, 'record'>;
}

/**
 * Puts files of the course into the workspace where they are not there yet, placeholders replaced.
 * @returns the names that were put there
 * @throws what the file system throws; EFTYPE for a folder or a pipe in a file's place
 */
export function placeFiles(
  names: readonly string[],
  course: Course,
  values: Readonly<Record<string, string>>,
  { session, ledger }: WorkspaceOwner,
): string[] {
  const { driver, workspace } = session;
  return names.filter((name) => {
    const path = join(workspace, name);
    const content = course.files[name];
    if (content === undefined || isThere(path)) return false;
    makeFile(path, fill(content, values), ledger.record(driver, [`file:${name}`]));
    return true;
  });
}

/** The same for a step; a file that can't be written is left out: the step's own check reports it as missing, with a hint. */
export function tryToPlaceFiles(
  names: readonly string[],
  { course, values }: Pick<WalkState, 'course' | 'values'>,
  owner: WorkspaceOwner,
): string[] {
  try {
    return placeFiles(names, course, values, owner);
  } catch {
    return [];
  }
}

function makeFile(path: string, content: string, _recorded: Recorded): void {
  makeFolders(dirname(path));
  writeFileAtomic(path, content, 0o644);
}

function isThere(path: string): boolean {
  if (!existsSync(path)) return false;
  requireFile(path);
  return true;
}

const words = toSay('tutor');

/** The outcome of an edit: a notice to the learner. */
export interface Edited {
  readonly done: boolean;
  readonly text: Said;
}

/** Sets values in a YAML file of the workspace, keeping its comments and layout. */
export async function editFile(
  edit: FileEdit,
  values: Readonly<Record<string, string>>,
  workspace: string,
): Promise<Edited> {
  const path = join(workspace, edit.file);
  const failed = (why: Said): Edited => ({ done: false, text: words.editFailed(edit.file, why) });
  let text: string;
  try {
    text = readText(path);
  } catch (problem) {
    const code = codeOf(problem);
    if (code === 'ENOENT') return failed(words.noFile(edit.file));
    return failed(fileTroubleSaid(problem, path));
  }
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) return failed(words.notYaml(error.message.split('\n')[0] ?? error.code));
  const changes: Said[] = [];
  for (const [dotted, wanted] of Object.entries(edit.set)) {
    const value = fill(wanted, values);
    try {
      document.setIn(dotted.split('.'), value);
    } catch (problem) {
      return failed(reasonOf(problem));
    }
    changes.push(words.editedValue(dotted, String(value)));
  }
  try {
    writeFileAtomic(path, document.toString({ lineWidth: 0 }), 0o644);
  } catch (problem) {
    return failed(fileTroubleSaid(problem, path));
  }
  return { done: true, text: words.edited(edit.file, changes) };
}
