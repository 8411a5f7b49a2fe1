/** Reads files that are named on the command line. */
import { codeOf } from '../../../value/error.ts';
import type { ProgramCall } from '../../call/call.ts';
import { ClientError } from './errors.ts';

/** The text of such a file. @throws ClientError with Go's message */
export function readGiven(call: ProgramCall, path: string): string {
  try {
    return call.readFile(path);
  } catch (error) {
    throw new ClientError(unreadable(error, path));
  }
}

/** Why it can't be read, in Go's words. */
export function unreadable(error: unknown, path: string): string {
  const code = codeOf(error);
  if (code === 'EISDIR') return `read ${path}: is a directory`;
  return `open ${path}: ${code === 'EACCES' ? 'permission denied' : 'no such file or directory'}`;
}
