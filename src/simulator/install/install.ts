/** Puts the simulator's programs on a session's PATH, and gates in front of programs that lead out of it. */
import { ownProgram } from '../../program/own-program.ts';
import { installShims } from '../../program/shims.ts';
import type { Installed } from '../../program/windows-shims.ts';
import { binOf } from '../store/folder.ts';
import { installGates } from './gates.ts';
import { PROGRAMS } from './program-names.ts';

export interface InstallOptions {
  /** Absolute path of the Node.js program that runs them. */
  readonly nodePath: string;
  /** Absolute path of the simulator's main file; the one of this installation when left out. */
  readonly mainPath: string | undefined;
  /** The learner's PATH: programs on it that would lead out of the simulation are refused. */
  readonly path: string;
  /** The message for a refused program. */
  readonly refusal: (name: string) => string;
}

/** The main file as seen from this file: beside a bundle, above its chunks, or in the sources. */
const MAIN_FROM_HERE = ['simulator.js', '../simulator.js', '../main.ts'];

/**
 * Puts the programs into the `bin` of the simulator's folder.
 * @returns all names that are there now, those of the gates too, and how a shell finds them
 * @throws ProgramMissingError when there is no main file; what node:fs throws when the folder can't be written
 */
export function installPrograms(
  folder: string,
  options: InstallOptions,
): Installed & { readonly names: readonly string[] } {
  const bin = binOf(folder);
  const places = options.mainPath === undefined ? MAIN_FROM_HERE : [options.mainPath];
  const target = {
    nodePath: options.nodePath,
    mainPath: ownProgram('simulator', import.meta.dirname, places),
  };
  const installed = installShims(bin, { ...target, programs: PROGRAMS });
  const gates = installGates(bin, { ...target, path: options.path, refusal: options.refusal });
  return { ...installed, names: [...PROGRAMS, ...gates] };
}
