/** The one way to a session. */
import { DRIVERS } from './registry.ts';
import type { SessionOptions } from './session-options.ts';
import type { DriverId, Session } from './types.ts';

/**
 * Prepares the place in which a driver's commands run. Does not look whether the computer has what the driver
 * needs (see doctor.ts). Rejects when folders cannot be written.
 */
export async function openSession(id: DriverId, options: SessionOptions): Promise<Session> {
  return DRIVERS[id].open(options);
}
