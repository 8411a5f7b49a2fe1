/** Machines that are containers, read-only. */
import { keepEngine } from '../../docker-machine/dind/host-engine.ts';
import { FOLDER_VARIABLE, runDind } from '../../docker-machine/dind/program.ts';
import { insideAsk } from '../ask-inside.ts';
import { startingEnv } from '../plain-env.ts';
import type { LookingOptions } from '../session-options.ts';
import type { LookingSession } from '../types.ts';

/** Asks our docker-machine in this process, and the learner's own `docker`. */
export async function lookAtDind(options: LookingOptions): Promise<LookingSession> {
  const starting = startingEnv(options);
  return {
    driver: 'dind',
    simulated: false,
    ownMachines: true,
    env: { ...starting, ...keepEngine(starting), [FOLDER_VARIABLE]: options.home.dind },
    workspace: options.home.workspace,
    ask: insideAsk(['docker-machine'] as const, async () => runDind),
  };
}
