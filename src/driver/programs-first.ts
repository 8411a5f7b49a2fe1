/** Putting programs of ours before the learner's own of the same names. */
import { delimiter } from 'node:path';

/** A folder of programs that no PATH can name: commands would reach the learner's own programs instead. */
export class NotOnPathError extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(`${folder} has a "${delimiter}" in its name`);
    this.name = 'NotOnPathError';
    this.folder = folder;
  }
}

/**
 * An environment in which a shell finds `programs` in `bin`. Functions of these names that a shell exported would go
 * before any PATH, so they are left out.
 * @throws NotOnPathError when `bin` cannot stand on a PATH
 */
export function withProgramsFirst(
  env: Readonly<Record<string, string>>,
  bin: string,
  programs: readonly string[],
): Record<string, string> {
  if (bin.includes(delimiter)) throw new NotOnPathError(bin);
  const functions = programs.flatMap((name) => [`BASH_FUNC_${name}%%`, `BASH_FUNC_${name}()`]);
  const others = (env.PATH ?? '').split(delimiter).filter((entry) => entry !== bin);
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !functions.includes(name))),
    PATH: [bin, ...others].join(delimiter),
  };
}
