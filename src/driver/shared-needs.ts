/** What every driver with the real Docker Machine needs. */
import type { Need } from './driver.ts';
import type { Facts } from './platform.ts';

export function sharedNeeds(facts: Facts): Need[] {
  const missing: Need[] = [];
  if (facts.dockerMachine === undefined) missing.push('docker-machine');
  if (facts.docker === undefined) missing.push('docker');
  return missing;
}
