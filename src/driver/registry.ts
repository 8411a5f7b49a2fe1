/** All drivers, in the order in which they are shown. */
import { dindNeeds, dindNotices } from './dind/needs.ts';
import type { Driver, Need } from './driver.ts';
import { generic } from './generic.ts';
import { hyperv } from './hyperv.ts';
import type { Facts } from './platform.ts';
import type { DriverId } from './types.ts';
import { virtualbox } from './virtualbox.ts';

export const DRIVERS: Readonly<Record<DriverId, Driver>> = {
  virtualbox,
  hyperv,
  generic,
  dind: {
    id: 'dind',
    missing: dindNeeds,
    notices: dindNotices,
    open: async (options) => (await import('./dind/session.ts')).openDindSession(options),
  },
  simulator: {
    id: 'simulator',
    missing: () => [],
    open: async (options) => (await import('./simulator/session.ts')).openSimulatorSession(options),
  },
};

/** What is missing for a driver; one that the program cannot open lacks itself. */
export function missingFor(driver: Driver, facts: Facts): readonly Need[] {
  const missing = driver.missing(facts);
  return driver.open === undefined ? [...missing, 'not-included'] : missing;
}
