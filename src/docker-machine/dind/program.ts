/** docker-machine over containers, on any streams. */
import { join } from 'node:path';
import type { ProgramIo } from '../../program/io.ts';
import { MachineFailure } from '../failure.ts';
import { runDockerMachine } from '../program.ts';
import { DindBackend } from './backend.ts';
import { HostEngine } from './host-engine.ts';
import { readSettings } from './settings.ts';

/** The variable with the driver's folder. */
export const FOLDER_VARIABLE = 'SWARM_TUTOR_DIND';

/**
 * Runs `docker-machine ARGV`. `io.env.SWARM_TUTOR_DIND` is the absolute path of the driver's folder.
 * @returns the exit code; 130 when it was interrupted
 */
export async function runDind(argv: readonly string[], io: ProgramIo): Promise<number> {
  const folder = io.env[FOLDER_VARIABLE];
  if (!folder) {
    io.err(`docker-machine: ${FOLDER_VARIABLE} is not set: start this from "swarm-tutor shell"\n`);
    return 1;
  }
  try {
    const backend = new DindBackend(
      new HostEngine(io.env, io.signal),
      join(folder, 'machine'),
      readSettings(folder, io.env),
    );
    return await runDockerMachine(argv, io, backend);
  } catch (error) {
    if (io.signal?.aborted) return 130;
    if (!(error instanceof MachineFailure)) throw error;
    io.err(`${error.message}\n`);
    return error.exitCode;
  }
}
