/** Names of files that are not in place yet, or about to be removed: all of one form, which shows that they are ours. */

/** `NAME.PROCESS-TIME-COUNT.tmp`. A home may hold a learner's own files, so the form is no wider than it has to be. */
export const PART = /\.(\d+)-[0-9a-z]{8}-\d+\.tmp$/;

let count = 0;

/** A new, unique name beside a path, for a file that is to be moved there, or was moved away. */
export function partName(path: string): string {
  return `${path}.${process.pid}-${Date.now().toString(36)}-${++count}.tmp`;
}

/** The id of the process that gave such a name; undefined for any other name. */
export function processOf(name: string): number | undefined {
  const id = PART.exec(name)?.[1];
  return id === undefined ? undefined : Number(id);
}
