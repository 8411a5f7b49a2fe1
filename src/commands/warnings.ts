/** Sends warnings of Node.js, React and libraries to a small log in the home, never to the terminal. */
import { statSync } from 'node:fs';
import process from 'node:process';
import { formatWithOptions } from 'node:util';
import { writeFileAtomic } from '../files/atomic.ts';
import { appendText, readBytes } from '../files/read.ts';
import { redact } from '../shell/secrets.ts';

/** The log is never larger than this, in bytes; its older half goes when it would be. */
export const LARGEST_LOG = 64 * 1024;
/** Characters of one entry, and entries of one process: a library in a loop must not cost more than that. */
const LONGEST_ENTRY = 4096;
const MOST_ENTRIES = 200;

const CONSOLE = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

export interface WarningLog {
  /** Sends everything on standard error to the log, until the returned function is called. */
  takeStderr(): () => void;
}

/**
 * From now on process warnings and all that is written to the console go to the log, secrets hidden.
 * @param file where the log is, once it is needed; it is written only where its folder is there already. Errors with it are ignored
 * @param stderr standard error, once it is taken
 */
export function keepWarnings(
  file: () => string,
  stderr: () => NodeJS.WriteStream = () => process.stderr,
): WarningLog {
  let entries = 0;
  const note = (text: string): void => {
    entries += 1;
    if (entries > MOST_ENTRIES) return;
    try {
      append(file(), `${new Date().toISOString()} ${redact(text.trimEnd()).slice(0, LONGEST_ENTRY)}\n`);
    } catch {
      // A warning that can't be kept is not worth another one.
    }
  };
  // Node.js prints warnings by a listener of its own.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => note(warning.stack ?? String(warning)));
  for (const method of CONSOLE)
    console[method] = (...parts: unknown[]) => note(formatWithOptions({ colors: false }, ...parts));
  return { takeStderr: () => diverted(stderr(), note) };
}

function diverted(stream: NodeJS.WriteStream, note: (text: string) => void): () => void {
  const { write } = stream;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    note(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(() => done());
    return true;
  };
  return () => {
    stream.write = write;
  };
}

function append(file: string, entry: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size + Buffer.byteLength(entry) <= LARGEST_LOG) {
    appendText(file, entry);
    return;
  }
  const kept = readBytes(file).subarray(-LARGEST_LOG / 2);
  const newer = kept.subarray(kept.indexOf('\n') + 1);
  writeFileAtomic(file, Buffer.concat([newer, Buffer.from(entry)]), 0o600);
}
