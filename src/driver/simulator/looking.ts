/** The simulated machines, read-only. */
import { PROGRAMS, runProgram } from '../../simulator/index.ts';
import { insideAsk } from '../ask-inside.ts';
import { startingEnv } from '../plain-env.ts';
import type { LookingOptions } from '../session-options.ts';
import type { LookingSession } from '../types.ts';
import { withoutDocker } from './own-docker.ts';

/** Asks in this process, and writes nothing: looking must not advance the simulated time, either. */
export async function lookAtSimulator(options: LookingOptions): Promise<LookingSession> {
  return {
    driver: 'simulator',
    simulated: true,
    ownMachines: true,
    env: { ...withoutDocker(startingEnv(options)), SWARM_TUTOR_SIMULATOR: options.home.simulator },
    workspace: options.home.workspace,
    ask: insideAsk(PROGRAMS, async (name) => (args, io) => runProgram(name, args, io, true)),
  };
}
