/** The one way to a session, and to one that only looks. */
import { startingEnv } from './plain-env.ts';
import { DRIVERS } from './registry.ts';
import type { LookingOptions, SessionOptions } from './session-options.ts';
import { spawnAsk } from './spawn-ask.ts';
import type { DriverId, LookingSession, Session } from './types.ts';

/**
 * Prepares the place in which a driver's commands run. Does not check whether the computer meets the driver's
 * needs (see doctor.ts). Rejects when folders cannot be written.
 */
export async function openSession(id: DriverId, options: SessionOptions): Promise<Session> {
  return DRIVERS[id].open(options);
}

/** Opens a session that only asks a driver's machines. Nothing is made, written or locked, now or at a question. */
export async function openLookingSession(id: DriverId, options: LookingOptions): Promise<LookingSession> {
  const look = DRIVERS[id].look;
  if (look) return look(options);
  return {
    driver: id,
    simulated: false,
    ownMachines: false,
    env: startingEnv(options),
    workspace: options.home.workspace,
    ask: spawnAsk,
  };
}
