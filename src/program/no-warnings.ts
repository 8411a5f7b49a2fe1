/** Keeps warnings of Node.js and libraries out of the output of our programs. */

/**
 * Drops every warning of this process from now on: on a terminal they would look like messages of `docker`, and a pipe would
 * pass them on to its reader. Node.js prints them by a listener of its own.
 */
export function dropWarnings(): void {
  process.removeAllListeners('warning');
  process.on('warning', () => undefined);
}
