/**
 * The simulator's door: nobody outside imports anything else of it. The model and its programs are loaded when one of
 * them is run, so that a start that only opens a session stays quick.
 */
import type { ProgramIo } from '../program/io.ts';

export { type InstallOptions, installPrograms } from './install/install.ts';
export { PROGRAMS, type ProgramName } from './install/program-names.ts';
export { removeSimulator } from './install/remove.ts';
export { binOf } from './store/folder.ts';

/**
 * Runs one program of the simulator in this process.
 * `io.env.SWARM_TUTOR_SIMULATOR` is the absolute path of the simulator's folder, `SWARM_TUTOR_SPEED` how much faster than
 * real its time goes (`instant` or a number, 4 when unset).
 * @param name one of PROGRAMS, or a program that a gate asks about
 * @returns the exit code; 130 when it was interrupted. What the model itself can't do is one line on stderr and 1.
 */
export async function runProgram(name: string, argv: readonly string[], io: ProgramIo): Promise<number> {
  const programs = await import('./program.ts');
  return programs.runProgram(name, argv, io);
}
