/** Which nodes belong to a swarm and can be reached: heartbeats, Raft's quorum, and the election of a Leader. */
import { defined } from '../../../value/defined.ts';
import { noteCluster } from '../model/events.ts';
import { between, random } from '../model/random.ts';
import { nodeById, type Sim, touch } from '../model/sim.ts';
import type { Cluster, Daemon, SimNode } from '../model/state.ts';

/** A node without a heartbeat for this long is Down (5 s, three times, less what the last one was old). */
export const HEARTBEAT_LIMIT_MS = 14_500;
/** A manager alone campaigns at once; several need an election timeout. */
const SINGLE_ELECTION_MS = 800;
const ELECTION_MS = [3_000, 6_000] as const;
/** Where managers listen. */
export const SWARM_PORT = 2377;

/** The engine of a node, if it runs and still takes itself for that node. */
export function daemonOfNode(sim: Sim, cluster: Cluster, node: SimNode): Daemon | undefined {
  const machine = sim.state.machines[node.sim.machine];
  const daemon = machine?.daemon;
  if (machine === undefined || daemon === undefined || !machine.running || !daemon.up) return undefined;
  const { clusterId, nodeId, state } = daemon.swarm;
  return clusterId === cluster.id && nodeId === node.ID && state === 'active' ? daemon : undefined;
}
const managersOf = (cluster: Cluster): SimNode[] =>
  cluster.nodes.filter((n) => n.ManagerStatus !== undefined);
/** Managers whose engine runs. */
export const aliveManagers = (sim: Sim, cluster: Cluster): SimNode[] =>
  managersOf(cluster).filter((n) => daemonOfNode(sim, cluster, n) !== undefined);
/** How many managers have to answer for a swarm to have a leader. */
export const quorumOf = (cluster: Cluster): number => Math.floor(managersOf(cluster).length / 2) + 1;
/** True when that many answer. */
export const hasQuorum = (sim: Sim, cluster: Cluster): boolean =>
  managersOf(cluster).length > 0 && aliveManagers(sim, cluster).length >= quorumOf(cluster);

/** A manager of this cluster listens at `IP:PORT`. */
export function managerAt(sim: Sim, address: string): { cluster: Cluster; node: SimNode } | undefined {
  const [ip = '', port = String(SWARM_PORT)] = address.split(':');
  if (Number(port) !== SWARM_PORT) return undefined;
  const machine =
    sim.agenda === undefined
      ? Object.values(sim.state.machines).find((m) => m.ip === ip && m.running && m.daemon.up)
      : sim.agenda.machines.get(ip);
  if (machine === undefined) return undefined;
  const cluster = sim.state.clusters[machine.daemon.swarm.clusterId];
  if (cluster === undefined) return undefined;
  const node = nodeById(cluster, machine.daemon.swarm.nodeId);
  if (node?.ManagerStatus === undefined || daemonOfNode(sim, cluster, node) === undefined) return undefined;
  return { cluster, node };
}

/** The same as `reaches`, worked out once as long as no node changes. */
export function isConnected(sim: Sim, cluster: Cluster, node: SimNode): boolean {
  const known = sim.agenda?.of(cluster).connected;
  const before = known?.get(node);
  if (before !== undefined) return before;
  const found = reaches(sim, cluster, node);
  known?.set(node, found);
  return found;
}

/** A node's agent talks to the managers: its engine runs, there is a Leader, and one of the addresses it knows answers. */
function reaches(sim: Sim, cluster: Cluster, node: SimNode): boolean {
  const daemon = daemonOfNode(sim, cluster, node);
  if (daemon === undefined || cluster.leader === null) return false;
  if (node.ManagerStatus !== undefined) return true;
  return daemon.swarm.remotes.some((address) => managerAt(sim, address)?.cluster === cluster);
}

/** One of these managers leads from now on. */
function lead(sim: Sim, cluster: Cluster, candidates: readonly SimNode[]): void {
  const chosen = candidates[Math.floor(random(sim.state) * candidates.length)];
  if (chosen === undefined) return;
  cluster.leader = chosen.ID;
  cluster.electionAt = null;
  sim.changed = true;
  // A new Leader gives every node the full time to report before it counts as lost.
  for (const node of cluster.nodes) if (node.sim.lostAt !== undefined) node.sim.lostAt = sim.now;
}

/**
 * A Leader that is to be a worker hands over before it steps down, so that no one waits for an election (SwarmKit's
 * role manager does so too).
 */
function handOver(sim: Sim, cluster: Cluster): void {
  const alive = aliveManagers(sim, cluster);
  const leader = alive.find((n) => n.ID === cluster.leader);
  if (leader?.Spec.Role === 'worker')
    lead(
      sim,
      cluster,
      alive.filter((n) => n.Spec.Role === 'manager'),
    );
}

function tendLeader(sim: Sim, cluster: Cluster): void {
  handOver(sim, cluster);
  const leader = cluster.leader === null ? undefined : nodeById(cluster, cluster.leader);
  const quorum = hasQuorum(sim, cluster);
  if (cluster.leader !== null) {
    const alive = leader?.ManagerStatus !== undefined && daemonOfNode(sim, cluster, leader) !== undefined;
    if (!alive || !quorum) {
      cluster.leader = null;
      sim.changed = true;
    }
  }
  if (cluster.leader === null) {
    if (!quorum) cluster.electionAt = null;
    else if (cluster.electionAt === null) {
      const single = managersOf(cluster).length === 1;
      cluster.electionAt = sim.now + (single ? SINGLE_ELECTION_MS : between(sim.state, ...ELECTION_MS));
    } else if (cluster.electionAt <= sim.now) lead(sim, cluster, aliveManagers(sim, cluster));
  }
}

function tendManagers(sim: Sim, cluster: Cluster): void {
  for (const node of cluster.nodes) {
    if (node.Spec.Role === 'worker' && node.ManagerStatus !== undefined) {
      delete node.ManagerStatus;
      touch(sim, cluster, node);
    }
    if (node.Spec.Role === 'manager' && node.ManagerStatus === undefined && reaches(sim, cluster, node)) {
      node.ManagerStatus = { Reachability: 'reachable', Addr: `${node.Status.Addr}:${SWARM_PORT}` };
      touch(sim, cluster, node);
    }
    const status = node.ManagerStatus;
    if (status === undefined) continue;
    const reachability = daemonOfNode(sim, cluster, node) === undefined ? 'unreachable' : 'reachable';
    const leads = cluster.leader === node.ID;
    if (status.Reachability !== reachability || (status.Leader === true) !== leads) {
      node.ManagerStatus = {
        ...defined({ Leader: leads || undefined }),
        Reachability: reachability,
        Addr: status.Addr,
      };
      touch(sim, cluster, node);
    }
  }
}

/** Notes the event of a node that was lost or has come back. */
function noteState(sim: Sim, cluster: Cluster, node: SimNode, state: 'ready' | 'down'): void {
  if (node.Status.State === state) return;
  const changed = { 'state.old': node.Status.State, 'state.new': state };
  noteCluster(sim, cluster, {
    type: 'node',
    action: 'update',
    id: node.ID,
    attributes: { name: node.Description.Hostname, ...changed },
  });
}

function tendNode(sim: Sim, cluster: Cluster, node: SimNode, managers: readonly string[]): void {
  const daemon = daemonOfNode(sim, cluster, node);
  if (reaches(sim, cluster, node)) {
    delete node.sim.lostAt;
    const ip = sim.state.machines[node.sim.machine]?.ip ?? node.Status.Addr;
    const addr = node.ManagerStatus === undefined ? ip : node.Status.Addr;
    if (node.Status.State !== 'ready' || node.Status.Addr !== addr) {
      noteState(sim, cluster, node, 'ready');
      node.Status = { State: 'ready', Addr: addr };
      touch(sim, cluster, node);
    }
    if (daemon !== undefined) learnManagers(managers, daemon);
    return;
  }
  if (cluster.leader === null) return;
  node.sim.lostAt ??= sim.now;
  if (node.Status.State === 'ready' && sim.now >= node.sim.lostAt + HEARTBEAT_LIMIT_MS) {
    noteState(sim, cluster, node, 'down');
    node.Status = { State: 'down', Message: 'heartbeat failure', Addr: node.Status.Addr };
    touch(sim, cluster, node);
  }
}
/** A connected node learns the addresses of all managers. */
function learnManagers(managers: readonly string[], daemon: Daemon): void {
  const joinedAt = daemon.swarm.remotes.slice(0, 1);
  daemon.swarm.remotes = [...new Set([...joinedAt, ...managers])];
}

/** One round: leader, managers' reachability, nodes' states. @returns whether any of it has changed */
export function tendMembership(sim: Sim, cluster: Cluster): boolean {
  const before = sim.changed;
  sim.changed = false;
  tendLeader(sim, cluster);
  tendManagers(sim, cluster);
  const managers = managersOf(cluster).map((n) => n.ManagerStatus?.Addr ?? '');
  for (const node of cluster.nodes) tendNode(sim, cluster, node, managers);
  const { changed } = sim;
  sim.changed ||= before;
  return changed;
}
/** The next time at which membership changes by itself. */
export function nextMembershipEvent(cluster: Cluster): number {
  let next = cluster.electionAt ?? Number.POSITIVE_INFINITY;
  if (cluster.leader === null) return next;
  for (const node of cluster.nodes) {
    if (node.sim.lostAt !== undefined && node.Status.State === 'ready') {
      next = Math.min(next, node.sim.lostAt + HEARTBEAT_LIMIT_MS);
    }
  }
  return next;
}
