/** Installs the file of a program, unless it is already in place. */
import { chmodSync } from 'node:fs';
import { writeFileAtomic } from '../files/atomic.ts';
import { readBytes } from '../files/read.ts';

/** Moves a file into place in one step, unless the same file is already there. @throws what node:fs throws */
export function put(path: string, content: string | Buffer, mode: number): void {
  if (read(path)?.equals(Buffer.from(content)) !== true) writeFileAtomic(path, content, mode);
  // Whatever the umask is, the file must be executable.
  chmodSync(path, mode);
}

function read(path: string): Buffer | undefined {
  try {
    return readBytes(path);
  } catch {
    return undefined;
  }
}
