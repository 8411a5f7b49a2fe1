/** Finds programs on a PATH without starting any. */
import { accessSync, constants, lstatSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { codeOf } from '../value/error.ts';

/** The value of a variable whose name Windows may spell in another case. */
export function variable(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
): string | undefined {
  if (env[name] !== undefined || process.platform !== 'win32') return env[name];
  const key = Object.keys(env).find((candidate) => candidate.toUpperCase() === name);
  return key === undefined ? undefined : env[key];
}

/** The absolute path of a program that the PATH of `env` leads to; undefined when there is none. */
export function findProgram(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const endings =
    process.platform === 'win32' ? (variable(env, 'PATHEXT') ?? '.EXE;.CMD;.BAT').split(';') : [''];
  for (const folder of (variable(env, 'PATH') ?? '').split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    for (const ending of endings) {
      const file = join(folder, name + ending);
      if (isProgram(file)) return file;
    }
  }
  return undefined;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch (error) {
    return isUnreadable(codeOf(error)) && process.platform === 'win32' && isThere(file);
  }
}

/** Windows doesn't let us read what its Store puts on the PATH, but it can be started. */
export function isUnreadable(code: string | undefined): boolean {
  return code === 'EACCES' || code === 'EPERM' || code === 'UNKNOWN';
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isDirectory() === false;
}
