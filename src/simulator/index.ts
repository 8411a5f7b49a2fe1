/**
 * The simulator's door: code outside imports nothing else of it. The model and its programs are loaded when one of
 * them is run, so that a start that only opens a session stays quick.
 */

import type { ProgramIo } from '../program/io.ts';
import { defined } from '../value/defined.ts';
import type { Route } from './engine/contract/world.ts';
import type { ScriptIo, ScriptResult } from './script.ts';

export type { Route } from './engine/contract/world.ts';
export { type InstallOptions, installPrograms } from './install/install.ts';
export { PROGRAMS, type ProgramName } from './install/program-names.ts';
export { removeSimulator } from './install/remove.ts';
export { binOf } from './store/folder.ts';

/** A look at a page of a simulated machine, as by a browser on this computer. */
export interface Visit {
  readonly machine: string;
  /** The published TCP port. */
  readonly port: number;
  /** With the query, from its first slash on. */
  readonly path: string;
  /** The browser, as it names itself. */
  readonly agent?: string;
}

/**
 * The answer at a port of a machine now, through the routing mesh: each visit gets the next task. A machine that
 * doesn't run, or isn't there, answers with a timeout.
 * @param folder the absolute path of the simulator's folder
 * @param speed as in `runProgram`; without it the one that it was last used with
 * @throws what node:fs throws where the state can't be read or written
 */
export async function visit(
  folder: string,
  { machine, port, path, agent }: Visit,
  speed?: number | 'instant',
): Promise<Route> {
  const { openStore } = await import('./store/store.ts');
  const held = await openStore({ folder, ...defined({ speed }) }).hold();
  try {
    if (held.world.machine(machine) === undefined) return { kind: 'timeout' };
    return held.world.route(machine, port, path, agent);
  } finally {
    held.release();
  }
}

/**
 * Runs lines of bash in this process, in which all programs are the simulator's and nothing really waits: where a
 * program would wait, simulated time jumps. It sees only one folder of this computer.
 * @param simulator the absolute path of the simulator's folder
 * @param folder the absolute path of the folder that the script sees; exists
 */
export async function runScript(
  text: string,
  simulator: string,
  folder: string,
  io: ScriptIo,
): Promise<ScriptResult> {
  const script = await import('./script.ts');
  const { SWARM_TUTOR_SPEED: speed, ...own } = io.env;
  const env = { ...own, SWARM_TUTOR_SIMULATOR: simulator, SWARM_TUTOR_SPEED: 'instant' };
  const result = await script.runScript(text, folder, { ...io, env });
  const { SWARM_TUTOR_SPEED: _jumped, ...left } = result.env;
  return { ...result, env: speed === undefined ? left : { ...left, SWARM_TUTOR_SPEED: speed } };
}

/**
 * Runs one program of the simulator in this process.
 * `io.env.SWARM_TUTOR_SIMULATOR` is the absolute path of the simulator's folder, `SWARM_TUTOR_SPEED` how much faster than
 * real its time goes (`instant` or a number, 4 when unset).
 * @param name one of PROGRAMS, or a program behind a gate
 * @param isLook for a question that changes nothing: then nothing is locked or written for it, either
 * @returns the exit code; 130 when it was interrupted. For anything beyond the model it is 1, with one line on stderr.
 */
export async function runProgram(
  name: string,
  argv: readonly string[],
  io: ProgramIo,
  isLook = false,
): Promise<number> {
  const programs = await import('./program.ts');
  return programs.runProgram(name, argv, io, isLook);
}
