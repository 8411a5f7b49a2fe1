/** The agenda while a round is on its way, or a change that a round will follow. */
import { Agenda, type ClusterAgenda } from './agenda.ts';
import type { Sim } from './sim.ts';
import type { Cluster } from './state.ts';

const NEVER = () => Number.POSITIVE_INFINITY;

/** The agenda of a swarm; outside a round one that only knows its tasks, which the round replaces. */
export function agendaOf(sim: Sim, cluster: Cluster): ClusterAgenda {
  sim.agenda ??= new Agenda([], { daemons: [], nextOf: NEVER }, NEVER);
  return sim.agenda.of(cluster);
}
