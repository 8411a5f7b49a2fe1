/** The differences between drivers that are known before one is opened. Light enough for the first frame. */
import type { DriverId } from './types.ts';

export interface DriverTraits {
  /** Its machines are simulated: it needs nothing installed, and touches nothing real. */
  readonly isSimulated: boolean;
  /** Its machines are hosts that the learner has already: they are set up, and outlive a reset. */
  readonly usesOwnHosts: boolean;
  /** Its sessions are always in PowerShell. */
  readonly isWindowsOnly: boolean;
}

const MAKES_MACHINES: DriverTraits = { isSimulated: false, usesOwnHosts: false, isWindowsOnly: false };

const TRAITS: Readonly<Record<DriverId, DriverTraits>> = {
  virtualbox: MAKES_MACHINES,
  hyperv: { ...MAKES_MACHINES, isWindowsOnly: true },
  generic: { ...MAKES_MACHINES, usesOwnHosts: true },
  dind: MAKES_MACHINES,
  simulator: { ...MAKES_MACHINES, isSimulated: true },
};

/** The driver that every computer can run, used when none was chosen. */
export const DEFAULT_DRIVER: DriverId = 'simulator';

/** The traits of a driver, which are the same on every computer. */
export function traitsOf(driver: DriverId): DriverTraits {
  return TRAITS[driver];
}
