/** All drivers, in the order in which they are shown. */
import { dindNeeds, dindNotices } from './dind/needs.ts';
import type { Driver } from './driver.ts';
import { generic } from './generic.ts';
import { hyperv } from './hyperv.ts';
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
    look: async (options) => (await import('./dind/looking.ts')).lookAtDind(options),
  },
  simulator: {
    id: 'simulator',
    missing: () => [],
    open: async (options) => (await import('./simulator/session.ts')).openSimulatorSession(options),
    look: async (options) => (await import('./simulator/looking.ts')).lookAtSimulator(options),
  },
};
