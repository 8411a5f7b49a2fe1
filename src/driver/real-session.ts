/** The session of a driver with real machines: the learner's own programs, as they are. */
import { mkdirSync } from 'node:fs';
import { composeRows } from './compose.ts';
import { findProgram } from './find-program.ts';
import { startingEnv } from './plain-env.ts';
import type { SessionOptions } from './session-options.ts';
import { chooseShell } from './shell-choice.ts';
import { spawnAsk } from './spawn-ask.ts';
import type { DriverId, Session } from './types.ts';

/** A session with the real Docker Machine, and what of the lessons this computer can't do. Throws as `realSession` does. */
export async function openRealSession(driver: DriverId, options: SessionOptions): Promise<Session> {
  const session = realSession(driver, options, { driver });
  return { ...session, impossible: await composeRows(session, findProgram) };
}

/** `settings` are the driver's values for lesson placeholders. Throws when the workspace cannot be made. */
export function realSession(
  driver: DriverId,
  options: SessionOptions,
  settings: Readonly<Record<string, string>>,
): Session {
  const workspace = options.workspace ?? options.home.workspace;
  mkdirSync(workspace, { recursive: true });
  const env = startingEnv(options);
  return {
    driver,
    simulated: false,
    ownMachines: false,
    ...chooseShell(env),
    env,
    workspace,
    scratch: options.home.scratch,
    settings,
    impossible: {},
    ask: spawnAsk,
  };
}
