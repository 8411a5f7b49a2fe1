/** The session of a driver with real machines: the learner's own programs, as they are. */
import { mkdirSync } from 'node:fs';
import { startingEnv } from './plain-env.ts';
import type { SessionOptions } from './session-options.ts';
import { chooseShell } from './shell-choice.ts';
import { spawnAsk } from './spawn-ask.ts';
import type { DriverId, Session } from './types.ts';

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
    settings,
    impossible: {},
    ask: spawnAsk,
  };
}
