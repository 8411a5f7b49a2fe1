/** A task's container in its networks: joining, and what happens when all leave at once. */

import { agendaOf } from '../model/agenda-of.ts';
import { isTerminal, isWanted, type Sim } from '../model/sim.ts';
import type { Cluster, SimContainer, SimTask } from '../model/state.ts';
import { macOf } from './mac.ts';

/** Notes the addresses that a task has in its networks with its container. */
export function attachNetworks(container: SimContainer, task: SimTask): void {
  for (const { Network, Addresses } of task.NetworksAttachments ?? []) {
    const ip = Addresses[0]?.split('/')[0] ?? '';
    container.NetworkSettings.Networks[Network.Spec.Name] = {
      NetworkID: Network.ID,
      IPAddress: ip,
      Gateway: '',
      MacAddress: macOf(ip),
    };
  }
}

/**
 * When all tasks of a network on a node end at once (a drain, `stack rm`), each tries to remove the network, and only
 * the last can: the others become failed tasks. A network that another task still uses is left alone.
 */
export function networkStillHeld(
  sim: Sim,
  cluster: Cluster,
  task: SimTask,
): { name: string; id: string } | undefined {
  const own = task.NetworksAttachments?.find((a) => a.Network.Spec.Ingress !== true)?.Network;
  if (own === undefined || task.Status.State !== 'running') return undefined;
  const holds = (t: SimTask): boolean =>
    t !== task &&
    !isTerminal(t.Status.State) &&
    t.NetworksAttachments?.some((a) => a.Network.ID === own.ID) === true;
  const beside = agendaOf(sim, cluster).tasks.onNode(task.NodeID);
  if (beside.some((t) => isWanted(t) && holds(t)) || !beside.some(holds)) return undefined;
  return { name: own.Spec.Name, id: own.ID };
}
