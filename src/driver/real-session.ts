/** The session of a driver with real machines: the learner's own programs, as they are. */
import { delimiter } from 'node:path';
import { makeFolders } from '../files/make-folders.ts';
import { composeRows } from './compose.ts';
import { directReach } from './direct-reach.ts';
import { findProgram } from './find-program.ts';
import { startingEnv } from './plain-env.ts';
import { withProgramsFirst } from './programs-first.ts';
import type { SessionOptions } from './session-options.ts';
import { chooseShell } from './shell-choice.ts';
import { spawnAsk } from './spawn-ask.ts';
import { traitsOf } from './traits.ts';
import { withTutor } from './tutor-program.ts';
import type { DriverId, Session } from './types.ts';

/** A session with the real Docker Machine, and the rows of the lessons that this computer can't do. Throws as `realSession` does. */
export async function openRealSession(driver: DriverId, options: SessionOptions): Promise<Session> {
  const session = withOwnPrograms(realSession(driver, options, { driver }), options);
  return { ...session, impossible: await composeRows(session, findProgram) };
}

/** All programs are the learner's own except `swarm-tutor`; it is as well if no PATH can name our folder. */
function withOwnPrograms(session: Session, options: SessionOptions): Session {
  const folder = options.home.bin;
  if (folder.includes(delimiter)) return session;
  const programs = withTutor(session.driver, { folder, names: [], variables: {} }, options);
  return { ...session, programs, env: withProgramsFirst(session.env, programs) };
}

/** `settings` are the driver's values for lesson placeholders. Throws when the workspace cannot be made. */
export function realSession(
  driver: DriverId,
  options: SessionOptions,
  settings: Readonly<Record<string, string>>,
): Session {
  const workspace = options.workspace ?? options.home.workspace;
  makeFolders(workspace, 0o700);
  const env = startingEnv(options);
  return {
    driver,
    simulated: traitsOf(driver).isSimulated,
    ownMachines: false,
    ...chooseShell(env),
    env,
    workspace,
    scratch: options.home.scratch,
    settings,
    impossible: {},
    reach: directReach,
    ask: spawnAsk,
  };
}
