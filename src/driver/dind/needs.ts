/** What the driver needs that makes machines of containers on the Docker Engine at hand. */
import type { Need } from '../driver.ts';
import type { Facts } from '../platform.ts';

/** An engine that answers and runs Linux containers. Whether it is in a swarm itself does not matter to its containers. */
export function dindNeeds(facts: Facts): readonly Need[] {
  if (facts.docker === undefined) return ['docker'];
  if (!facts.engine.reachable) return ['engine'];
  return facts.engine.os === 'windows' ? ['windows-containers'] : [];
}
