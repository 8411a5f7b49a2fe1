/** Chooses the driver for a computer: Part 4's own choice first, then what suits computers today. */
import type { Need } from './driver.ts';
import type { ComputerFacts } from './platform.ts';
import { DRIVERS } from './registry.ts';
import { DEFAULT_DRIVER } from './traits.ts';
import type { DriverId } from './types.ts';

/** A driver that was considered and why it was not taken. */
export interface PassedOver {
  readonly driver: DriverId;
  readonly missing: readonly Need[];
}

export interface DetectedDriver {
  readonly driver: DriverId;
  /** The drivers that would have come before it, in order. */
  readonly passedOver: readonly PassedOver[];
}

/**
 * The order of preference: Hyper-V on a Windows that runs it, else VirtualBox, as Part 4 has it; then containers
 * of a Docker Engine, if one answers; then the simulator, which always works. `generic` needs hosts that only the learner knows
 * of, so it is never chosen by default. Pure.
 */
export function detectDriver(facts: ComputerFacts): DetectedDriver {
  const first: DriverId = facts.windows?.hypervRunning ? 'hyperv' : 'virtualbox';
  const passedOver: PassedOver[] = [];
  for (const driver of [first, 'dind'] as const) {
    const missing = DRIVERS[driver].missing(facts);
    if (missing.length === 0) return { driver, passedOver };
    passedOver.push({ driver, missing });
  }
  return { driver: DEFAULT_DRIVER, passedOver };
}
