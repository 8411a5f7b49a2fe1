/** The folder of a Compose file, and the meaning of paths in it. */
import type { ProgramCall } from '../../call/call.ts';

/** The folder of a Compose file: relative paths begin there. */
export interface ComposeFolder {
  readonly call: ProgramCall;
  readonly folder: string;
}

/** An absolute path; `.` and `..` of a relative one are resolved. */
export function absolute(path: string, folder: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]|^\\\\/.test(path)) return path;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split(/[\\/]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `${/^[A-Za-z]:/.test(folder) ? '' : '/'}${parts.join('/')}`;
}
