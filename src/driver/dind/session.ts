/** The session of machines that are containers: our docker-machine first on the PATH, everything else the learner's own. */
import { dirname, join } from 'node:path';
import { keepEngine } from '../../docker-machine/dind/host-engine.ts';
import { FOLDER_VARIABLE, runDind } from '../../docker-machine/dind/program.ts';
import { makeFolders } from '../../files/make-folders.ts';
import { ownProgram } from '../../program/own-program.ts';
import { installShims } from '../../program/shims.ts';
import { defined } from '../../value/defined.ts';
import { insideAsk } from '../ask-inside.ts';
import { findProgram } from '../find-program.ts';
import { withProgramsFirst } from '../programs-first.ts';
import { realSession } from '../real-session.ts';
import type { SessionOptions } from '../session-options.ts';
import { withTutor } from '../tutor-program.ts';
import type { Session } from '../types.ts';
import { impossibleRows, meshReason } from './impossible.ts';
import { dindReach } from './reach.ts';

/** The parts of the session that are ours. */
const PROGRAMS = ['docker-machine'] as const;

/**
 * Makes the workspace, the driver's folder and its docker-machine. Throws when they cannot be written.
 * @throws NotOnPathError when its folder can't be on the PATH
 */
export async function openDindSession(options: SessionOptions): Promise<Session> {
  const folder = options.home.dind;
  const bin = join(folder, 'bin');
  const plain = {
    ...realSession('dind', options, { driver: 'dind' }),
    ownMachines: true,
    ask: insideAsk(PROGRAMS, async () => runDind),
  };
  makeFolders(folder, 0o700);
  const installed = installShims(bin, {
    nodePath: options.nodePath ?? process.execPath,
    mainPath: machineProgram(options.mainPath),
    programs: PROGRAMS,
  });
  const variables = { ...keepEngine(plain.env), [FOLDER_VARIABLE]: folder, ...installed.variables };
  const programs = withTutor('dind', { folder: bin, names: PROGRAMS, variables }, options);
  const env = withProgramsFirst(plain.env, programs);
  const impossible = await impossibleRows({ ...plain, env }, findProgram);
  return {
    ...plain,
    env,
    programs,
    reach: dindReach({ ...plain, env }),
    impossible,
    ...defined({ noMesh: meshReason(impossible) }),
  };
}

/** The program as seen from the simulator's, from this file in a bundle or its chunks, or from the sources. */
function machineProgram(simulator: string | undefined): string {
  const besideIt = simulator === undefined ? [] : [join(dirname(simulator), 'docker-machine.js')];
  const here = ['docker-machine.js', '../docker-machine.js', '../../docker-machine/dind/main.ts'];
  return ownProgram('docker-machine', import.meta.dirname, [...besideIt, ...here]);
}
