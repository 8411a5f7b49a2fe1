/**
 * Compiled code that is kept between starts: it is what makes the second start fast. Whoever may write there decides
 * what runs, so it lies in the home and nowhere else.
 */
import * as nodeModule from 'node:module';
import { dirname } from 'node:path';
import { type Home, homeFolders } from './home.ts';
import { isOwnFolder } from './own-folder.ts';

/** Keeps it from here on; not at all where its folder is not this user's own. */
export function keepCompiledCode({ compiled }: Pick<Home, 'compiled'>): void {
  // Older versions of Node.js start without it.
  if (nodeModule.enableCompileCache !== undefined && isOwnFolder(compiled))
    nodeModule.enableCompileCache(compiled);
}

/** The same for a program that knows its own folder in the home only; nothing where none is set. */
export function keepCompiledCodeBeside(folder: string | undefined): void {
  if (folder) keepCompiledCode(homeFolders({ SWARM_TUTOR_HOME: dirname(folder) }));
}
