/** The common head of all objects of a swarm: an id, a version, and the time they were made. */
import { swarmId } from './random.ts';
import { type Sim, stamp } from './sim.ts';
import type { Cluster } from './state.ts';

/** The head of a new object; the swarm's version counts on. */
export function newObject(sim: Sim, cluster: Cluster) {
  const time = stamp(sim.now);
  return {
    ID: swarmId(sim.state),
    Version: { Index: cluster.index++ },
    CreatedAt: time,
    UpdatedAt: time,
  };
}
