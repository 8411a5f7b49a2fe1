/** Names of what is not in its place yet, or on its way out: all of one form, which tells whose it is. */

/** `NAME.PROCESS-TIME-COUNT.tmp`. A home may hold a learner's own files, so the form is no wider than it has to be. */
export const PART = /\.(\d+)-[0-9a-z]{8}-\d+\.tmp$/;

let count = 0;

/** A new name beside a path, for what is to be moved there, or was moved away from there. No two are the same. */
export function partName(path: string): string {
  return `${path}.${process.pid}-${Date.now().toString(36)}-${++count}.tmp`;
}

/** The id of the process that gave such a name; undefined for any other name. */
export function processOf(name: string): number | undefined {
  const id = PART.exec(name)?.[1];
  return id === undefined ? undefined : Number(id);
}
