/** The addresses of an overlay network: given out in turn, each to one user at a time, until there are none. */

import type { Sim } from '../model/sim.ts';
import type { Cluster, SwarmNetwork } from '../model/state.ts';
import { isTerminal } from '../model/task-states.ts';

/** The network's own, and its gateway's. */
const FIRST = 2;

interface Subnet {
  /** The first address as a number. */
  readonly base: number;
  readonly bits: number;
  /** The number of the last address that can be given out. */
  readonly last: number;
}

/** A subnet in the form `10.0.1.0/24`. */
function parseSubnet(text: string): Subnet {
  const [ip = '', bits = '24'] = text.split('/');
  const size = 2 ** (32 - Number(bits));
  const number = ip.split('.').reduce((all, part) => all * 256 + Number(part), 0);
  return { base: number - (number % size), bits: Number(bits), last: size - 2 };
}

function textOf({ base, bits }: Subnet, n: number): string {
  const parts = [24, 16, 8, 0].map((by) => Math.floor((base + n) / 2 ** by) % 256);
  return `${parts.join('.')}/${bits}`;
}

/** The address of a subnet's gateway. */
export const gatewayOf = (subnet: string): string => textOf(parseSubnet(subnet), 1).replace(/\/.*/, '');

/** Addresses of a network that somebody has: tasks that have not ended, services, containers that joined by themselves. */
function takenIn(sim: Sim, cluster: Cluster, network: SwarmNetwork): Set<string> {
  const known = sim.agenda?.of(cluster).tasks.addresses;
  const before = known?.get(network.ID);
  if (before !== undefined) return before;
  const taken = new Set<string>();
  for (const { Endpoint } of cluster.services)
    for (const vip of Endpoint.VirtualIPs ?? []) if (vip.NetworkID === network.ID) taken.add(vip.Addr);
  for (const task of cluster.tasks) {
    if (isTerminal(task.Status.State)) continue;
    for (const { Network, Addresses } of task.NetworksAttachments ?? [])
      if (Network.ID === network.ID) for (const address of Addresses) taken.add(address);
  }
  const { bits } = parseSubnet(network.IPAMOptions.Configs[0]?.Subnet ?? '');
  for (const { daemon } of Object.values(sim.state.machines))
    for (const container of daemon.containers) {
      const end = container.NetworkSettings.Networks[network.Spec.Name];
      if (container.sim.taskId === undefined && end?.NetworkID === network.ID)
        taken.add(`${end.IPAddress}/${bits}`);
    }
  known?.set(network.ID, taken);
  return taken;
}

/** The next free address of a network, `10.0.1.5/24`; undefined when all are taken. */
export function takeAddress(sim: Sim, cluster: Cluster, network: SwarmNetwork): string | undefined {
  const subnet = parseSubnet(network.IPAMOptions.Configs[0]?.Subnet ?? '10.0.0.0/24');
  const own = network.sim;
  // Until all have been given out once, none is given a second time.
  const taken = own.isRoundAgain === true ? takenIn(sim, cluster, network) : undefined;
  if (taken !== undefined && taken.size > subnet.last - FIRST) return undefined;
  for (let tries = FIRST; tries <= subnet.last; tries += 1) {
    if (own.nextIp > subnet.last) {
      own.nextIp = FIRST;
      own.isRoundAgain = true;
      return takeAddress(sim, cluster, network);
    }
    const address = textOf(subnet, own.nextIp);
    own.nextIp += 1;
    if (taken?.has(address) === true) continue;
    taken?.add(address);
    return address;
  }
  return undefined;
}
