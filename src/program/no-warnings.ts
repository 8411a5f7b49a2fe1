/** Warnings of Node.js and libraries, which must not stand among what a program of ours prints. */

/**
 * Drops every warning of this process from now on: on a terminal it would pass for the words of `docker`, and a pipe would
 * carry it into what reads them. Node.js prints them by a listener of its own.
 */
export function dropWarnings(): void {
  process.removeAllListeners('warning');
  process.on('warning', () => undefined);
}
