/** A task's container in its networks: joining, and what happens when all leave at once. */

import { isTerminal, isWanted } from '../model/sim.ts';
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
export function networkStillHeld(cluster: Cluster, task: SimTask): { name: string; id: string } | undefined {
  const own = task.NetworksAttachments?.find((a) => a.Network.Spec.Ingress !== true)?.Network;
  if (own === undefined || task.Status.State !== 'running') return undefined;
  const others = cluster.tasks.filter(
    (t) =>
      t !== task &&
      t.NodeID === task.NodeID &&
      !isTerminal(t.Status.State) &&
      t.NetworksAttachments?.some((a) => a.Network.ID === own.ID) === true,
  );
  const ending = others.filter((t) => !isWanted(t));
  if (ending.length === 0 || ending.length < others.length) return undefined;
  return { name: own.Spec.Name, id: own.ID };
}
