/**
 * The plain read of progress.json, which every start begins with. conf, which makes all changes, would read it as well, but
 * loading conf takes longer than the first page may: it is loaded when there is something to write (`conf-file.ts`).
 */

import { readText } from '../../files/read.ts';
import { codeOf } from '../../value/error.ts';
import { type ParsedProgress, parseProgress } from './document.ts';

/** What the file holds; undefined when there is none. Never throws: an unreadable file is corrupt. */
export function readProgress(path: string): ParsedProgress | undefined {
  return foundIn(() => parseProgress(readText(path)));
}

/** What a look at the file finds, by either way of reading. */
export function foundIn(look: () => ParsedProgress): ParsedProgress | undefined {
  try {
    return look();
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { kind: 'corrupt' };
  }
}
