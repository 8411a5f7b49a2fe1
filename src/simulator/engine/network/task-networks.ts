/** A task's container in its networks: joining, and what happens when all leave at once. */

import { agendaOf } from '../model/agenda-of.ts';
import { random } from '../model/random.ts';
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

/** How likely it is that another removes the network just when a task tries to, by how many others have yet to try: measured. */
const COLLIDES = [0, 0.7, 0.35];

/**
 * When all tasks of a network on a node end at once (a drain, `stack rm`), each tries to remove it. As long as others
 * have an end in it, that is no mistake; but a task that tries while another removes it has failed. Which of the last
 * ones does is chance. @returns the network, if that happens to this task
 */
export function networkLost(
  sim: Sim,
  cluster: Cluster,
  task: SimTask,
): { name: string; id: string } | undefined {
  const own = task.NetworksAttachments?.find((a) => a.Network.Spec.Ingress !== true)?.Network;
  if (own === undefined || task.Status.State !== 'running') return undefined;
  const holders = [...agendaOf(sim, cluster).tasks.onNode(task.NodeID)].filter(
    (t) =>
      t !== task &&
      !isTerminal(t.Status.State) &&
      t.NetworksAttachments?.some((a) => a.Network.ID === own.ID) === true,
  );
  const chance = holders.some(isWanted) ? 0 : (COLLIDES[holders.length] ?? 0);
  if (chance === 0 || random(sim.state) >= chance) return undefined;
  return { name: own.Spec.Name, id: own.ID };
}
