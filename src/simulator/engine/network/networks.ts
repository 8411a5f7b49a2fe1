/** Overlay networks of a swarm, their addresses, and which networks an engine sees. */

import { defined } from '../../../value/defined.ts';
import type { Labels, Network, NetworkCreate, SwarmNetworkObject } from '../contract/types.ts';
import { newObject } from '../model/new-object.ts';
import { digits, HEX } from '../model/random.ts';
import { isTerminal, nodeById, type Sim } from '../model/sim.ts';
import type { Cluster, Daemon, SwarmNetwork } from '../model/state.ts';
import { gatewayOf } from './addresses.ts';
import { macOf } from './mac.ts';

const FIRST_VXLAN = 4096;

/** The subnet of a pool (`10.0.0.0/8`) with a number, as a /24. */
function subnetOf(pool: string, n: number): string {
  const [a = '10', b = '0'] = pool.split('.');
  const second = Number(b) + Math.floor(n / 256);
  return `${a}.${second}.${n % 256}`;
}

/** Makes an overlay network in the swarm. */
export function addSwarmNetwork(sim: Sim, cluster: Cluster, options: NetworkCreate): SwarmNetwork {
  const number = cluster.nextSubnet++;
  const prefix = subnetOf(cluster.addrPool[0] ?? '10.0.0.0/8', number);
  const config = {
    Subnet: options.Subnet ?? `${prefix}.0/24`,
    Gateway: gatewayOf(options.Subnet ?? `${prefix}.0/24`),
  };
  const network: SwarmNetwork = {
    ...newObject(sim, cluster),
    Spec: {
      Name: options.Name,
      Labels: options.Labels ?? {},
      DriverConfiguration: { Name: 'overlay' },
      ...defined({
        Ingress: options.Ingress === true || undefined,
        Attachable: options.Attachable === true || undefined,
        Internal: options.Internal === true || undefined,
      }),
      IPAMOptions: { Driver: { Name: 'default' } },
      Scope: 'swarm',
    },
    DriverState: {
      Name: 'overlay',
      Options: { 'com.docker.network.driver.overlay.vxlanid_list': String(FIRST_VXLAN + number) },
    },
    IPAMOptions: { Driver: { Name: 'default' }, Configs: [config] },
    sim: { nextIp: 2, removed: false },
  };
  cluster.networks.push(network);
  sim.changed = true;
  return network;
}

/** The network of the routing mesh. */
export const ingressOf = (cluster: Cluster): SwarmNetwork | undefined =>
  cluster.networks.find((n) => n.Spec.Ingress === true);

/** A network of the swarm by id, id prefix or name, removed ones left out. */
export function findSwarmNetwork(cluster: Cluster, ref: string): SwarmNetwork | undefined {
  const live = cluster.networks.filter((n) => !n.sim.removed);
  return (
    live.find((n) => n.ID === ref || n.Spec.Name === ref) ??
    (/^[0-9a-z]{4,25}$/.test(ref) ? live.find((n) => n.ID.startsWith(ref)) : undefined)
  );
}
/** A copy without the simulator's own part. */
export function plainNetwork(network: SwarmNetwork): SwarmNetworkObject {
  const { sim: _sim, ...plain } = network;
  return plain;
}

/** Tasks of a node that still hold a network. */
function usersOn(cluster: Cluster, nodeId: string, networkId: string) {
  return cluster.tasks.filter(
    (t) =>
      t.NodeID === nodeId &&
      !isTerminal(t.Status.State) &&
      t.NetworksAttachments?.some((a) => a.Network.ID === networkId) === true,
  );
}

/** The swarm's networks that a node's engine lists: all on a manager, those in use (and ingress) on a worker. */
export function visibleSwarmNetworks(cluster: Cluster, nodeId: string): SwarmNetwork[] {
  const manager = nodeById(cluster, nodeId)?.ManagerStatus !== undefined;
  return cluster.networks.filter((n) => {
    if (n.Spec.Ingress === true) return true;
    if (usersOn(cluster, nodeId, n.ID).length > 0) return true;
    return manager && !n.sim.removed;
  });
}
/** Forgets removed networks that no task holds any more. */
export function reapNetworks(cluster: Cluster): void {
  cluster.networks = cluster.networks.filter(
    (n) =>
      !n.sim.removed ||
      cluster.tasks.some(
        (t) =>
          !isTerminal(t.Status.State) && t.NetworksAttachments?.some((a) => a.Network.ID === n.ID) === true,
      ),
  );
}

/** A swarm network as `docker network inspect` on a node shows it. */
export function swarmNetworkView(cluster: Cluster, daemon: Daemon, network: SwarmNetwork): Network {
  const containers: NonNullable<Network['Containers']> = {};
  for (const task of usersOn(cluster, daemon.swarm.nodeId, network.ID)) {
    const id = task.Status.ContainerStatus?.ContainerID;
    const container = daemon.containers.find((c) => c.Id === id);
    const address = task.NetworksAttachments?.find((a) => a.Network.ID === network.ID)?.Addresses[0];
    if (id === undefined || container?.State.Running !== true || address === undefined) continue;
    containers[id] = {
      Name: container.Name.slice(1),
      EndpointID: digits(`endpoint${id}${network.ID}`, 64, HEX),
      MacAddress: macOf(address.split('/')[0] ?? ''),
      IPv4Address: address,
      IPv6Address: '',
    };
  }
  const attached = Object.values(containers);
  if (attached.length > 0) {
    // The end of the node's own load balancer; its address is taken from the same subnet.
    const ip = (attached[0]?.IPv4Address ?? '').replace(/\.\d+\//, `.${250 - cluster.nodes.length}/`);
    containers[`lb-${network.Spec.Name}`] = {
      Name: `${network.Spec.Name}-endpoint`,
      EndpointID: digits(`lb${daemon.swarm.nodeId}${network.ID}`, 64, HEX),
      MacAddress: macOf(ip.split('/')[0] ?? ''),
      IPv4Address: ip,
      IPv6Address: '',
    };
  }
  const peers = cluster.nodes
    .filter(
      (n) =>
        n.Status.State === 'ready' && (network.Spec.Ingress || usersOn(cluster, n.ID, network.ID).length > 0),
    )
    .map((n) => ({ Name: digits(`peer${n.ID}`, 12, HEX), IP: n.Status.Addr }));
  return {
    Name: network.Spec.Name,
    Id: network.ID,
    Created: network.CreatedAt,
    Scope: 'swarm',
    Driver: 'overlay',
    EnableIPv6: false,
    IPAM: { Driver: 'default', Options: null, Config: network.IPAMOptions.Configs },
    Internal: network.Spec.Internal === true,
    Attachable: network.Spec.Attachable === true,
    Ingress: network.Spec.Ingress === true,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: Object.keys(containers).length === 0 && !network.Spec.Ingress ? null : containers,
    Options: network.DriverState.Options,
    Labels: network.Spec.Labels as Labels,
    ...defined({ Peers: peers.length === 0 ? undefined : peers }),
  };
}
