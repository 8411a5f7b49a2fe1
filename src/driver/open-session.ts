/** The one way to a session, and to one that only looks. */
import { startingEnv } from './plain-env.ts';
import { DRIVERS } from './registry.ts';
import type { LookingOptions, SessionOptions } from './session-options.ts';
import { spawnAsk } from './spawn-ask.ts';
import type { DriverId, LookingSession, Session } from './types.ts';

/**
 * Prepares the place in which a driver's commands run. Does not look whether the computer has what the driver
 * needs (see doctor.ts). Rejects when folders cannot be written.
 */
export async function openSession(id: DriverId, options: SessionOptions): Promise<Session> {
  return DRIVERS[id].open(options);
}

/** Lets the machines of a driver be asked. Nothing is made, written or locked for it, now or with a question. */
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
