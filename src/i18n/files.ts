/** Trouble with files, as it is said to the learner. */

import { LockedError } from '../files/lock.ts';
import { troubleOf } from '../files/trouble.ts';
import { reasonOf } from '../value/error.ts';
import { type Said, toSay } from './said.ts';

const words = toSay('files');

/** Why a file can't be read or written, as the end of a sentence, and what to do, as one of its own. */
export interface FileTrouble {
  readonly cause: Said;
  readonly remedy: Said;
}

/** The cause and the remedy of any error in working with files. */
export function fileTrouble(error: unknown): FileTrouble {
  const { causes, remedies } = words;
  if (error instanceof LockedError) return lockTrouble(error);
  const kind = troubleOf(error);
  if (kind !== undefined) return { cause: causes[kind], remedy: remedies[kind] };
  const cause = reasonOf(error);
  return { cause, remedy: remedies.other };
}

function lockTrouble({ path, holder }: LockedError): FileTrouble {
  const { causes, remedies } = words;
  if (holder === undefined) return { cause: causes.lockedByNobody(path), remedy: remedies.lockedByNobody };
  const { pid, host, at } = holder;
  // The way clocks and logs write it, which both languages read: 2026-01-02 03:04:05.
  const since = at === undefined ? undefined : new Date(at).toLocaleString('sv-SE');
  return { cause: causes.lockedBy(path, pid, host, since), remedy: remedies.lockedBy };
}

/** One message: which file can't be used, why, and what to do. */
export function fileTroubleSaid(error: unknown, path: string): Said {
  const { cause, remedy } = fileTrouble(error);
  return error instanceof LockedError ? words.locked(cause, remedy) : words.unusable(path, cause, remedy);
}

/** The message of any error for the learner: trouble with a file in our words, all else in its own. */
export function errorSaid(error: unknown): Said {
  const { path } = error as NodeJS.ErrnoException;
  const isKnown = error instanceof LockedError || troubleOf(error) !== undefined;
  if (path !== undefined && isKnown) return fileTroubleSaid(error, path);
  return reasonOf(error);
}
