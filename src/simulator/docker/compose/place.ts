/** Where a Compose file stands, and what paths in it mean. */
import type { ProgramCall } from '../../call/call.ts';

/** Where a Compose file stands: relative paths in it begin there. */
export interface ComposeFolder {
  readonly call: ProgramCall;
  readonly folder: string;
}

/** An absolute path, `.` and `..` taken out of one that was relative. */
export function absolute(path: string, folder: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]|^\\\\/.test(path)) return path;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split(/[\\/]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `${/^[A-Za-z]:/.test(folder) ? '' : '/'}${parts.join('/')}`;
}
