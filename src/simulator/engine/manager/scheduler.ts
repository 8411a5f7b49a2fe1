/**
 * Where tasks go: filters, then spreading. As in swarmkit, a node must pass every filter; among those the one with the
 * fewest tasks of the service wins, then the one with the fewest tasks at all, then chance.
 * Source: https://github.com/moby/swarmkit/tree/master/manager/scheduler
 */

import { between, random } from '../model/random.ts';
import { isTerminal, isWanted, nodeById, type Sim, setState } from '../model/sim.ts';
import type { Cluster, SimNode, SimTask } from '../model/state.ts';
import { meetsConstraints } from './constraints.ts';

/** After this many recent failures of a service on a node, the scheduler prefers other nodes. */
const MAX_FAILURES = 5;
const FAILURE_WINDOW_MS = 5 * 60_000;

const tasksOn = (cluster: Cluster, node: SimNode): SimTask[] =>
  cluster.tasks.filter((t) => t.NodeID === node.ID && isWanted(t) && !isTerminal(t.Status.State));

function hasRoom(cluster: Cluster, node: SimNode, task: SimTask): boolean {
  const wants = task.Spec.Resources?.Reservations;
  if (wants === undefined) return true;
  let { NanoCPUs: cpu, MemoryBytes: memory } = node.Description.Resources;
  for (const t of tasksOn(cluster, node)) {
    cpu -= t.Spec.Resources?.Reservations?.NanoCPUs ?? 0;
    memory -= t.Spec.Resources?.Reservations?.MemoryBytes ?? 0;
  }
  return cpu >= (wants.NanoCPUs ?? 0) && memory >= (wants.MemoryBytes ?? 0);
}

/** The host-mode ports that a task's service publishes. */
function hostPorts(cluster: Cluster, task: SimTask): number[] {
  const ports = cluster.services.find((s) => s.ID === task.ServiceID)?.Endpoint.Ports ?? [];
  return ports.flatMap((p) =>
    p.PublishMode === 'host' && p.PublishedPort !== undefined ? [p.PublishedPort] : [],
  );
}
function hostPortsFree(cluster: Cluster, node: SimNode, task: SimTask): boolean {
  const wanted = hostPorts(cluster, task);
  if (wanted.length === 0) return true;
  return !cluster.tasks.some(
    (t) =>
      // A global service's task has its node before it is placed.
      t !== task &&
      t.NodeID === node.ID &&
      !isTerminal(t.Status.State) &&
      isWanted(t) &&
      hostPorts(cluster, t).some((port) => wanted.includes(port)),
  );
}

type Filter = {
  readonly passes: (cluster: Cluster, node: SimNode, task: SimTask) => boolean;
  readonly explain: (nodes: number) => string;
};
const nodes = (n: number): string => (n === 1 ? '1 node' : `${n} nodes`);
const FILTERS: readonly Filter[] = [
  {
    passes: (_cluster, node) => node.Status.State === 'ready' && node.Spec.Availability === 'active',
    explain: (n) => `${nodes(n)} not available for new tasks`,
  },
  { passes: hasRoom, explain: (n) => `insufficient resources on ${nodes(n)}` },
  {
    passes: (_cluster, node, task) => meetsConstraints(node, task.Spec.Placement?.Constraints),
    explain: (n) => `scheduling constraints not satisfied on ${nodes(n)}`,
  },
  { passes: hostPortsFree, explain: (n) => `host-mode port already in use on ${nodes(n)}` },
  {
    passes: (cluster, node, task) => {
      const limit = task.Spec.Placement?.MaxReplicas ?? 0;
      return (
        limit === 0 || tasksOn(cluster, node).filter((t) => t.ServiceID === task.ServiceID).length < limit
      );
    },
    explain: () => 'max replicas per node limit exceed',
  },
];

function recentFailures(sim: Sim, cluster: Cluster, node: SimNode, task: SimTask): number {
  const count = cluster.tasks.filter(
    (t) =>
      t.NodeID === node.ID &&
      t.ServiceID === task.ServiceID &&
      t.sim.made === task.sim.made &&
      (t.Status.State === 'failed' || t.Status.State === 'rejected') &&
      t.sim.stateAt > sim.now - FAILURE_WINDOW_MS,
  ).length;
  return count >= MAX_FAILURES ? count : 0;
}

/** Keeps the nodes whose group (by a label) has the fewest tasks of the service, preference by preference. */
function prefer(cluster: Cluster, candidates: SimNode[], task: SimTask): SimNode[] {
  let left = candidates;
  for (const { Spread } of task.Spec.Placement?.Preferences ?? []) {
    const [, where, label] = /^(node|engine)\.labels\.(.+)$/.exec(Spread.SpreadDescriptor) ?? [];
    if (label === undefined) continue;
    const group = (node: SimNode): string =>
      (where === 'node' ? node.Spec.Labels : (node.Description.Engine.Labels ?? {}))[label] ?? '';
    const load = new Map<string, number>();
    for (const node of left) {
      const own = tasksOn(cluster, node).filter((t) => t.ServiceID === task.ServiceID).length;
      load.set(group(node), (load.get(group(node)) ?? 0) + own);
    }
    const least = Math.min(...load.values());
    left = left.filter((node) => load.get(group(node)) === least);
  }
  return left;
}

function choose(sim: Sim, cluster: Cluster, candidates: SimNode[], task: SimTask): SimNode | undefined {
  const rated = prefer(cluster, candidates, task).map((node) => {
    const on = tasksOn(cluster, node);
    return {
      node,
      failures: recentFailures(sim, cluster, node, task),
      own: on.filter((t) => t.ServiceID === task.ServiceID).length,
      all: on.length,
      chance: random(sim.state),
    };
  });
  rated.sort((a, b) => a.failures - b.failures || a.own - b.own || a.all - b.all || a.chance - b.chance);
  return rated[0]?.node;
}

function place(sim: Sim, cluster: Cluster, task: SimTask): void {
  // A global service's task has its node already; the filters still apply.
  let candidates =
    task.NodeID === undefined ? cluster.nodes : cluster.nodes.filter((n) => n.ID === task.NodeID);
  const failed: { count: number; text: string }[] = [];
  for (const filter of FILTERS) {
    const passing = candidates.filter((node) => filter.passes(cluster, node, task));
    const out = candidates.length - passing.length;
    if (out > 0) failed.push({ count: out, text: filter.explain(out) });
    candidates = passing;
  }
  const node = choose(sim, cluster, candidates, task);
  if (node !== undefined) {
    task.NodeID = node.ID;
    setState(sim, cluster, task, 'assigned');
    return;
  }
  failed.sort((a, b) => b.count - a.count);
  const why = failed.map((f) => f.text).join('; ');
  const err = why === '' ? 'no suitable node' : `no suitable node (${why})`;
  if (task.Status.Err !== err) setState(sim, cluster, task, 'pending', err);
}

/**
 * Assigns a node to every waiting task, or records why there is none. swarmkit keeps waiting tasks in a Go map, so
 * the slots of a service come in random order.
 */
export function schedule(sim: Sim, cluster: Cluster): void {
  const turn = (task: SimTask): boolean => isWanted(task) && (task.sim.at ?? 0) <= sim.now;
  for (const task of cluster.tasks) {
    if (task.Status.State !== 'new' || !turn(task)) continue;
    setState(sim, cluster, task, 'pending');
    task.sim.at = sim.now + between(sim.state, 20, 90);
  }
  const waiting = cluster.tasks.filter((task) => task.Status.State === 'pending' && turn(task));
  if (waiting.length > 1 && waiting.some((task) => task.Status.Err === undefined)) shuffle(sim, waiting);
  for (const task of waiting) place(sim, cluster, task);
}

function shuffle(sim: Sim, tasks: SimTask[]): void {
  for (let i = tasks.length - 1; i > 0; i--) {
    const j = Math.floor(random(sim.state) * (i + 1));
    const [a, b] = [tasks[i], tasks[j]];
    if (a !== undefined && b !== undefined) [tasks[i], tasks[j]] = [b, a];
  }
}
/** The node exists, is up, and is not drained. */
export const isUsable = (cluster: Cluster, nodeId: string | undefined): boolean => {
  const node = nodeById(cluster, nodeId);
  return node !== undefined && node.Status.State === 'ready' && node.Spec.Availability !== 'drain';
};
