/**
 * Compiled code that is kept between starts: it makes the second start fast. Write access to it decides what runs,
 * so it is kept in the home and nowhere else.
 */
import { readdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { homeFolders } from './home.ts';
import { isOwnFolder } from './own-folder.ts';

/**
 * Keeps compiled code from here on, in the home that the environment names; not if its folder is not this user's own, or
 * if there is no home (the current folder is gone): code that needs the home reports that.
 */
export function keepCompiledCode(env: Readonly<Record<string, string | undefined>>): void {
  // Older versions of Node.js start without it.
  if (nodeModule.enableCompileCache === undefined) return;
  try {
    const { compiled } = homeFolders(env);
    if (isOwnFolder(compiled) && hasFilesOnly(compiled)) nodeModule.enableCompileCache(compiled);
  } catch {
    // As above.
  }
}

/** Node.js opens whatever is in there, and would wait for a pipe for ever. It makes a folder of files for each of its versions. */
function hasFilesOnly(folder: string): boolean {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.every(
    (entry) =>
      entry.isDirectory() &&
      readdirSync(join(folder, entry.name), { withFileTypes: true }).every((file) => file.isFile()),
  );
}

/** The same for a program that knows its own folder in the home only; nothing where none is set. */
export function keepCompiledCodeBeside(folder: string | undefined): void {
  if (folder) keepCompiledCode({ SWARM_TUTOR_HOME: dirname(folder) });
}
