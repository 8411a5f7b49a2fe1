/** The learner's files: putting the course's there, and changing them where the learner wants the tutor to. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../files/atomic.ts';
import { readText, requireFile } from '../files/read.ts';
import { fileTroubleText } from '../i18n/files.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Course, FileEdit } from '../lesson/types.ts';
import { fill } from './attempt/fill.ts';

/**
 * Puts files of the course into the workspace where they are not there yet, placeholders replaced.
 * @param before told of each before it is made
 * @returns the names that were put there
 * @throws what the file system throws; EFTYPE where a folder or a pipe stands in a file's place
 */
export function placeFiles(
  names: readonly string[],
  course: Course,
  values: Readonly<Record<string, string>>,
  workspace: string,
  before: (name: string) => void = () => undefined,
): string[] {
  return names.filter((name) => {
    const path = join(workspace, name);
    const content = course.files[name];
    if (content === undefined || isThere(path)) return false;
    before(name);
    mkdirSync(workspace, { recursive: true });
    writeFileAtomic(path, fill(content, values), 0o644);
    return true;
  });
}

function isThere(path: string): boolean {
  if (!existsSync(path)) return false;
  requireFile(path);
  return true;
}

/** The outcome of an edit: what to tell the learner. */
export interface Edited {
  readonly done: boolean;
  readonly text: string;
}

/** Sets values in a YAML file of the workspace, keeping its comments and layout. */
export async function editFile(
  edit: FileEdit,
  values: Readonly<Record<string, string>>,
  workspace: string,
  { tutor: messages, files }: Pick<Messages, 'tutor' | 'files'>,
): Promise<Edited> {
  const path = join(workspace, edit.file);
  const failed = (why: string): Edited => ({ done: false, text: messages.editFailed(edit.file, why) });
  let text: string;
  try {
    text = readText(path);
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    if (code === 'ENOENT') return failed(messages.noFile(edit.file));
    return failed(fileTroubleText(problem, path, files));
  }
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) return failed(messages.notYaml(error.message.split('\n')[0] ?? error.code));
  const changes: string[] = [];
  for (const [dotted, wanted] of Object.entries(edit.set)) {
    const value = fill(wanted, values);
    try {
      document.setIn(dotted.split('.'), value);
    } catch (problem) {
      return failed(problem instanceof Error ? problem.message : String(problem));
    }
    changes.push(messages.editedValue(dotted, String(value)));
  }
  try {
    writeFileAtomic(path, document.toString({ lineWidth: 0 }), 0o644);
  } catch (problem) {
    return failed(fileTroubleText(problem, path, files));
  }
  return { done: true, text: messages.edited(edit.file, changes) };
}
