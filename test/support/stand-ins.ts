/** Real programs that stand in for the learner's own Docker, and tell when anybody reaches them. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StandIns {
  /** The folder to put on a PATH. */
  readonly folder: string;
  /** What was called, a line each; empty as long as nobody came. */
  reached(): string;
}

/** Makes programs of these names in a folder; each notes its call, says that it is the real one, and succeeds. */
export function standIns(folder: string, names: readonly string[]): StandIns {
  mkdirSync(folder, { recursive: true });
  const calls = join(folder, 'calls.log');
  for (const name of names) {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\necho "${name} $*" >>'${calls}'\necho "the real ${name}"\n`);
    chmodSync(path, 0o755);
  }
  return { folder, reached: () => (existsSync(calls) ? readFileSync(calls, 'utf8') : '') };
}
