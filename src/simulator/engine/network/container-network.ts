/** The networks as a container sees them: the names that Docker's resolver knows, and what answers at an address. */

import { hash32 } from '../model/random.ts';
import { isWanted, nodeById, type Sim } from '../model/sim.ts';
import type { Cluster, Daemon, SimContainer, SimService, SimTask } from '../model/state.ts';
import { interfacesOf } from './interfaces.ts';
import { findSwarmNetwork } from './networks.ts';

/** A container with the engine that it runs on. */
export interface Reached {
  readonly daemon: Daemon;
  readonly container: SimContainer;
}
/** What answers at an address. */
export type Behind =
  | ({ readonly kind: 'container' } & Reached)
  /** A machine, by its name: its published ports answer. */
  | { readonly kind: 'machine'; readonly name: string }
  /** The outside world: it answers, but nothing else is known about it. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'nobody' };

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;
/** Addresses reserved for documentation: nobody has them, so the simulated outside world can. */
const OUTSIDE = '203.0.113.';

const clusterOf = (sim: Sim, daemon: Daemon): Cluster | undefined =>
  daemon.swarm.state === 'active' ? sim.state.clusters[daemon.swarm.clusterId] : undefined;

/** All running containers that have an end in a network, on any engine. */
function endsOf(sim: Sim, daemon: Daemon, networkId: string): (Reached & { readonly ip: string })[] {
  const cluster = clusterOf(sim, daemon);
  const isSwarm = cluster?.networks.some((n) => n.ID === networkId) === true;
  const daemons = isSwarm
    ? Object.values(sim.state.machines)
        .filter((m) => m.running && m.daemon.up && m.daemon.swarm.clusterId === cluster.id)
        .map((m) => m.daemon)
    : [daemon];
  return daemons.flatMap((one) =>
    one.containers.flatMap((container) => {
      const end = Object.values(container.NetworkSettings.Networks).find((n) => n.NetworkID === networkId);
      return container.State.Running && end !== undefined && end.IPAddress !== ''
        ? [{ daemon: one, container, ip: end.IPAddress }]
        : [];
    }),
  );
}

/** Running tasks of a service in a network, each with its address, in an order of its own. */
function tasksIn(
  sim: Sim,
  cluster: Cluster,
  service: SimService,
  networkId: string,
): { task: SimTask; ip: string }[] {
  return cluster.tasks
    .filter((t) => t.ServiceID === service.ID && t.Status.State === 'running' && isWanted(t))
    .filter((t) => sim.state.machines[nodeById(cluster, t.NodeID)?.sim.machine ?? '']?.running === true)
    .flatMap((task) => {
      const end = task.NetworksAttachments?.find((a) => a.Network.ID === networkId)?.Addresses[0];
      return end === undefined ? [] : [{ task, ip: end.split('/')[0] ?? '' }];
    })
    .sort((a, b) => hash32(a.task.ID) - hash32(b.task.ID));
}

const vipOf = (service: SimService, networkId: string): string | undefined =>
  service.Endpoint.VirtualIPs?.find((vip) => vip.NetworkID === networkId)?.Addr.split('/')[0];

/** The names that a service goes by in a network. */
function namesOf(cluster: Cluster, service: SimService, networkId: string): string[] {
  const own = service.Spec.TaskTemplate.Networks?.find(
    (n) => findSwarmNetwork(cluster, n.Target)?.ID === networkId,
  );
  return own === undefined ? [] : [service.Spec.Name, ...(own.Aliases ?? [])];
}

function inNetwork(sim: Sim, daemon: Daemon, networkId: string, name: string): string[] {
  const cluster = clusterOf(sim, daemon);
  const wanted = name.replace(/^tasks\./, '');
  for (const service of cluster?.services ?? []) {
    if (cluster === undefined || !namesOf(cluster, service, networkId).includes(wanted)) continue;
    const tasks = tasksIn(sim, cluster, service, networkId).map(({ ip }) => ip);
    // The resolver learns of a service with its first task.
    const vip = tasks.length === 0 || wanted !== name ? undefined : vipOf(service, networkId);
    return vip === undefined ? tasks : [vip];
  }
  return endsOf(sim, daemon, networkId)
    .filter(({ container }) => container.Name === `/${name}` || container.Id.slice(0, 12) === name)
    .map(({ ip }) => ip);
}

/** Whether names are found by Docker's resolver: in all networks but the first one that every engine has. */
export const hasResolver = ({ NetworkSettings }: SimContainer): boolean =>
  Object.keys(NetworkSettings.Networks).some((name) => !['bridge', 'host', 'none'].includes(name));

/**
 * The addresses of a name, as a container gets them; empty if unknown. Successive look-ups rotate the order.
 * @param turn How often it was looked up before
 */
export function resolveName(sim: Sim, { daemon, container }: Reached, name: string, turn = 0): string[] {
  if (IPV4.test(name)) return [name];
  if (name === 'localhost') return ['127.0.0.1'];
  const networks = Object.values(container.NetworkSettings.Networks);
  if (name === container.Config.Hostname)
    return [networks.find((n) => n.IPAddress !== '')?.IPAddress ?? '127.0.0.1'];
  if (hasResolver(container))
    for (const { NetworkID } of networks) {
      if (daemon.networks.some((n) => n.Id === NetworkID && n.Name === 'bridge')) continue;
      const found = inNetwork(sim, daemon, NetworkID, name);
      if (found.length > 0) return found.map((_, at) => found[(at + turn) % found.length] ?? '');
    }
  const outside = sim.state.online && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(name);
  return outside ? [`${OUTSIDE}${1 + (hash32(name) % 254)}`] : [];
}

/** What answers at an address. A service's virtual IP leads to its tasks in turn; `ask` moves on to the next. */
export function behind(sim: Sim, from: Reached, ip: string, ask = false): Behind {
  const { daemon, container } = from;
  const nobody: Behind = { kind: 'nobody' };
  if (ip.startsWith('127.')) return { kind: 'container', ...from };
  if (ip.startsWith(OUTSIDE)) return sim.state.online ? { kind: 'outside' } : nobody;
  const cluster = clusterOf(sim, daemon);
  for (const { NetworkID } of Object.values(container.NetworkSettings.Networks)) {
    const ends = endsOf(sim, daemon, NetworkID);
    const end = ends.find((one) => one.ip === ip);
    if (end !== undefined) return { kind: 'container', daemon: end.daemon, container: end.container };
    const service = cluster?.services.find((one) => vipOf(one, NetworkID) === ip);
    if (cluster === undefined || service === undefined) continue;
    // Without IPVS in the kernel, the virtual IP does not reach the tasks.
    const tasks = sim.state.noMesh === true ? [] : tasksIn(sim, cluster, service, NetworkID);
    const key = `${service.ID}/${container.Id}`;
    const turn = daemon.turns[key] ?? 0;
    if (ask) daemon.turns[key] = turn + 1;
    const chosen = tasks[turn % tasks.length];
    const found = ends.find((one) => one.ip === chosen?.ip);
    return found === undefined
      ? nobody
      : { kind: 'container', daemon: found.daemon, container: found.container };
  }
  const isGateway = daemon.networks.some((n) => n.IPAM.Config[0]?.Gateway === ip);
  const machine = Object.values(sim.state.machines).find(
    (m) =>
      m.ip === ip || (m.daemon === daemon && (isGateway || interfacesOf(m).some((own) => own.ip === ip))),
  );
  return machine?.running === true ? { kind: 'machine', name: machine.name } : nobody;
}
