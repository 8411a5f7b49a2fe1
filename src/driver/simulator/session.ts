/** The simulator's session: its programs first on the PATH, and nothing of the learner's own Docker. */

import { makeFolders } from '../../files/make-folders.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { binOf, installPrograms, PROGRAMS, runProgram, runScript } from '../../simulator/index.ts';
import { insideAsk } from '../ask-inside.ts';
import { startingEnv } from '../plain-env.ts';
import { withProgramsFirst } from '../programs-first.ts';
import type { SessionOptions } from '../session-options.ts';
import { chooseShell } from '../shell-choice.ts';
import { withTutor } from '../tutor-program.ts';
import type { Session } from '../types.ts';
import { simulatedInside } from './inside.ts';
import { withoutDocker } from './own-docker.ts';
import { simulatedReach } from './reach.ts';

/**
 * Makes the workspace, the simulator's folder and its programs. Throws when they cannot be written.
 * @throws NotOnPathError before anything is made, when their folder can't be on the PATH
 */
export async function openSimulatorSession(options: SessionOptions): Promise<Session> {
  const workspace = options.workspace ?? options.home.workspace;
  const folder = options.home.simulator;
  const own = { folder: binOf(folder), names: PROGRAMS, variables: { SWARM_TUTOR_SIMULATOR: folder } };
  const starting = startingEnv(options);
  let env = withProgramsFirst(starting, own);
  makeFolders(workspace, 0o700);
  const { names, ending, variables } = installPrograms(folder, {
    nodePath: options.nodePath ?? process.execPath,
    mainPath: options.mainPath,
    path: starting.PATH ?? '',
    refusal: messagesFor(options.language).shell.refused,
  });
  const programs = withTutor(
    'simulator',
    { ...own, names, ending, variables: { ...own.variables, ...variables } },
    options,
  );
  env = withoutDocker(withProgramsFirst(env, programs));
  delete env.SWARM_TUTOR_SPEED;
  if (options.speed !== undefined) env.SWARM_TUTOR_SPEED = String(options.speed);
  return {
    driver: 'simulator',
    simulated: true,
    ownMachines: true,
    ...chooseShell(env),
    env,
    programs,
    workspace,
    scratch: options.home.scratch,
    settings: { driver: 'virtualbox' },
    impossible: {},
    reach: simulatedReach(folder, options.speed),
    ask: insideAsk(PROGRAMS, async (name) => (args, io) => runProgram(name, args, io)),
    inside: simulatedInside,
    script: (text, options) => runScript(text, folder, workspace, options),
  };
}
