/**
 * Where compiled code is kept between starts: it makes the second start fast. Write access to it decides what runs, so it
 * is kept in the home and nowhere else.
 */
import { dirname } from 'node:path';
import { homeFolders } from './home.ts';
import { isOwnFolder } from './own-folder.ts';

/**
 * The folder for compiled code in the home that the environment names, made if it is missing. `NODE_COMPILE_CACHE`, with which
 * Node.js is told where to keep it, names another.
 * @returns undefined if the folder is not this user's own, or if there is no home (the current folder is gone): code that
 * needs the home reports that
 */
export function compiledFolder(env: Readonly<NodeJS.ProcessEnv>): string | undefined {
  try {
    const compiled = env.NODE_COMPILE_CACHE || homeFolders(env).compiled;
    return isOwnFolder(compiled) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** The same for a program that knows its own folder in the home only; undefined where none is set. */
export function compiledFolderBeside(
  folder: string | undefined,
  env: Readonly<NodeJS.ProcessEnv>,
): string | undefined {
  return folder ? compiledFolder({ ...env, SWARM_TUTOR_HOME: dirname(folder) }) : undefined;
}
