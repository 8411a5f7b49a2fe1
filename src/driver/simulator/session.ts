/** The simulator's session: its programs first on the PATH, and nothing of the learner's own Docker. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { messagesFor } from '../../i18n/messages.ts';
import { ownProgram } from '../../program/own-program.ts';
import { installShims } from '../../program/shims.ts';
import { installGates } from '../../simulator/gates.ts';
import { PROGRAMS } from '../../simulator/program-names.ts';
import { insideAsk } from '../ask-inside.ts';
import { startingEnv } from '../plain-env.ts';
import { withProgramsFirst } from '../programs-first.ts';
import type { SessionOptions } from '../session-options.ts';
import { chooseShell } from '../shell-choice.ts';
import type { Session } from '../types.ts';

/** Variables that would lead the simulated programs to the learner's real machines. */
const OWN_DOCKER = /^(DOCKER_|MACHINE_|COMPOSE_|BUILDKIT_)/i;

/**
 * Makes the workspace, the simulator's folder and its programs. Throws when they cannot be written.
 * @throws NotOnPathError before anything is made, when their folder cannot stand on the PATH
 */
export async function openSimulatorSession(options: SessionOptions): Promise<Session> {
  const workspace = options.workspace ?? options.home.workspace;
  const folder = options.home.simulator;
  const bin = join(folder, 'bin');
  const own = { folder: bin, names: PROGRAMS, variables: { SWARM_TUTOR_SIMULATOR: folder } };
  const starting = startingEnv(options);
  let env = withProgramsFirst(starting, own);
  mkdirSync(workspace, { recursive: true });
  const shims = {
    nodePath: options.nodePath ?? process.execPath,
    mainPath: ownProgram(
      'simulator',
      import.meta.dirname,
      options.mainPath === undefined ? PROGRAMS_FROM_HERE : [options.mainPath],
    ),
  };
  installShims(bin, { ...shims, programs: PROGRAMS });
  const gates = installGates(bin, {
    ...shims,
    path: starting.PATH ?? '',
    refusal: messagesFor(options.language).shell.refused,
  });
  const programs = { ...own, names: [...PROGRAMS, ...gates] };
  env = withProgramsFirst(env, programs);
  for (const name of Object.keys(env)) if (OWN_DOCKER.test(name)) delete env[name];
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
    ask: insideAsk(PROGRAMS, async (name) => {
      const { runProgram } = await import('../../docker-machine/simulated/program.ts');
      return (args, io) => runProgram(name, args, io);
    }),
  };
}

/** The simulator's program as seen from this file: beside a bundle, above its chunks, or in the sources. */
const PROGRAMS_FROM_HERE = ['simulator.js', '../simulator.js', '../../docker-machine/simulated/main.ts'];
