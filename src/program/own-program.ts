/** Finds programs that belong to this one: beside a bundle, above its chunks, or in the sources. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** A part of the installation is gone. `program` names it, `folder` is where it should be. */
export class ProgramMissingError extends Error {
  readonly program: string;
  readonly folder: string;

  constructor(program: string, folder: string) {
    super(`${program} is missing in ${folder}`);
    this.name = 'ProgramMissingError';
    this.program = program;
    this.folder = folder;
  }
}

/**
 * The first of the given paths that exists; each is absolute or relative to `from`.
 * @throws ProgramMissingError when none is
 */
export function ownProgram(program: string, from: string, places: readonly string[]): string {
  const found = places.map((place) => resolve(from, place)).find((path) => existsSync(path));
  if (found === undefined) throw new ProgramMissingError(program, from);
  return found;
}
