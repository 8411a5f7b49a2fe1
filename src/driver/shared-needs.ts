/** Needs that several drivers share. */
import type { Need } from './driver.ts';
import type { ComputerFacts } from './platform.ts';

/** What every driver with the real Docker Machine needs of this computer. */
export function sharedNeeds(facts: ComputerFacts): Need[] {
  const missing: Need[] = [];
  if (facts.dockerMachine === undefined) missing.push('docker-machine');
  if (facts.docker === undefined) missing.push('docker');
  return missing;
}
