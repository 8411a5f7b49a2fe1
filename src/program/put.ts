/** Putting the file of a program in its place, unless it stands there already. */
import { chmodSync, readFileSync } from 'node:fs';
import { writeFileAtomic } from '../files/atomic.ts';

/** Puts a file in its place in one move, unless it stands there already. @throws what node:fs throws */
export function put(path: string, content: string | Buffer, mode: number): void {
  if (read(path)?.equals(Buffer.from(content)) !== true) writeFileAtomic(path, content, mode);
  // Whatever a umask takes away, it has to be run.
  chmodSync(path, mode);
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
