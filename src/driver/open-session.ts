/** The one way to a session. */
import { DRIVERS } from './registry.ts';
import type { SessionOptions } from './session-options.ts';
import type { DriverId, Session } from './types.ts';

/**
 * Prepares the place in which a driver's commands run. Does not look whether the computer has what the driver
 * needs (see doctor.ts). Rejects when folders cannot be written, or when this program has no such driver.
 */
export async function openSession(id: DriverId, options: SessionOptions): Promise<Session> {
  const { open } = DRIVERS[id];
  if (open === undefined) throw new DriverNotIncludedError(id);
  return open(options);
}

/** The driver is known, but this version of the program cannot open it. */
export class DriverNotIncludedError extends Error {
  readonly driver: DriverId;

  constructor(driver: DriverId) {
    super(`The driver ${driver} is not included`);
    this.name = 'DriverNotIncludedError';
    this.driver = driver;
  }
}
