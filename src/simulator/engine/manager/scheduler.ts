/**
 * Where tasks go: filters, then spreading. As in swarmkit, a node must pass every filter; among those the one with the
 * fewest tasks of the service wins, then the one with the fewest tasks at all, then chance.
 * Source: https://github.com/moby/swarmkit/tree/master/manager/scheduler
 */

import type { ClusterAgenda, NodePlace } from '../model/agenda.ts';
import { agendaOf } from '../model/agenda-of.ts';
import { between, random } from '../model/random.ts';
import { isTerminal, isWanted, nodeById, type Sim, serviceById, setState } from '../model/sim.ts';
import type { Cluster, SimNode, SimTask } from '../model/state.ts';
import { addressesFor } from '../network/endpoints.ts';
import { meetsConstraints } from './constraints.ts';

/** After this many recent failures of a service on a node, the scheduler prefers other nodes. */
const MAX_FAILURES = 5;
const FAILURE_WINDOW_MS = 5 * 60_000;

/** A task that is looking for a place, with what is asked of every node for it. */
interface Placing {
  readonly cluster: Cluster;
  readonly agenda: ClusterAgenda;
  readonly task: SimTask;
  /** The host-mode ports that its service publishes. */
  readonly ports: readonly number[];
}

const ofService = ({ task }: Placing, { load }: NodePlace): number => load.byService.get(task.ServiceID) ?? 0;

function hasRoom({ task }: Placing, { node, load }: NodePlace): boolean {
  const wants = task.Spec.Resources?.Reservations;
  if (wants === undefined) return true;
  const { NanoCPUs: cpu, MemoryBytes: memory } = node.Description.Resources;
  return cpu - load.cpu >= (wants.NanoCPUs ?? 0) && memory - load.memory >= (wants.MemoryBytes ?? 0);
}

function hostPorts(cluster: Cluster, task: SimTask): number[] {
  const ports = serviceById(cluster, task.ServiceID)?.Endpoint.Ports ?? [];
  return ports.flatMap((p) =>
    p.PublishMode === 'host' && p.PublishedPort !== undefined ? [p.PublishedPort] : [],
  );
}
function hostPortsFree({ cluster, agenda, task, ports }: Placing, { node }: NodePlace): boolean {
  return !agenda.tasks.onNode(node.ID).some(
    (t) =>
      // A global service's task has its node before it is placed.
      t !== task &&
      !isTerminal(t.Status.State) &&
      isWanted(t) &&
      hostPorts(cluster, t).some((port) => ports.includes(port)),
  );
}

type Filter = {
  /** Whether it asks anything at all for a task. */
  readonly applies: (placing: Placing) => boolean;
  readonly passes: (placing: Placing, place: NodePlace) => boolean;
  readonly explain: (nodes: number) => string;
};
const nodes = (n: number): string => (n === 1 ? '1 node' : `${n} nodes`);
const FILTERS: readonly Filter[] = [
  {
    applies: ({ task }) => task.Spec.Resources?.Reservations !== undefined,
    passes: hasRoom,
    explain: (n) => `insufficient resources on ${nodes(n)}`,
  },
  {
    applies: ({ task }) => task.Spec.Placement?.Constraints !== undefined,
    passes: ({ task }, { node }) => meetsConstraints(node, task.Spec.Placement?.Constraints),
    explain: (n) => `scheduling constraints not satisfied on ${nodes(n)}`,
  },
  {
    applies: ({ ports }) => ports.length > 0,
    passes: hostPortsFree,
    explain: (n) => `host-mode port already in use on ${nodes(n)}`,
  },
  {
    applies: ({ task }) => (task.Spec.Placement?.MaxReplicas ?? 0) !== 0,
    passes: (placing, place) => ofService(placing, place) < (placing.task.Spec.Placement?.MaxReplicas ?? 0),
    explain: () => 'max replicas per node limit exceed',
  },
];

/** How often a task's service has failed of late, on the nodes where that was too often. */
function recentFailures(sim: Sim, { agenda, task }: Placing): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const t of agenda.tasks.ofService(task.ServiceID).failed) {
    if (t.NodeID === undefined || t.sim.made !== task.sim.made) continue;
    if (t.sim.stateAt > sim.now - FAILURE_WINDOW_MS) counts.set(t.NodeID, (counts.get(t.NodeID) ?? 0) + 1);
  }
  for (const [node, count] of counts) if (count < MAX_FAILURES) counts.delete(node);
  return counts;
}

/** Keeps the nodes whose group (by a label) has the fewest tasks of the service, for one preference after the other. */
function prefer(placing: Placing, candidates: readonly NodePlace[]): readonly NodePlace[] {
  let left = candidates;
  for (const { Spread } of placing.task.Spec.Placement?.Preferences ?? []) {
    const [, where, label] = /^(node|engine)\.labels\.(.+)$/.exec(Spread.SpreadDescriptor) ?? [];
    if (label === undefined) continue;
    const group = ({ node }: NodePlace): string =>
      (where === 'node' ? node.Spec.Labels : (node.Description.Engine.Labels ?? {}))[label] ?? '';
    const load = new Map<string, number>();
    for (const node of left) load.set(group(node), (load.get(group(node)) ?? 0) + ofService(placing, node));
    const least = Math.min(...load.values());
    left = left.filter((node) => load.get(group(node)) === least);
  }
  return left;
}

/** Whether the one node is the better choice: fewer failures of the service, then fewer of its tasks, then fewer tasks at all, then chance. */
const isBetter = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((value, at) => value !== other[at]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
};

function choose(sim: Sim, placing: Placing, candidates: readonly NodePlace[]): SimNode | undefined {
  const failures = recentFailures(sim, placing);
  let best: SimNode | undefined;
  let least = [Number.POSITIVE_INFINITY, 0, 0, 0];
  for (const place of prefer(placing, candidates)) {
    const chance = random(sim.state);
    const failed = failures.get(place.node.ID) ?? 0;
    const own = ofService(placing, place);
    // Most are out at once, and there may be thousands.
    if (failed === least[0] && own > (least[1] ?? 0)) continue;
    const rating = [failed, own, place.load.tasks, chance];
    if (!isBetter(rating, least)) continue;
    best = place.node;
    least = rating;
  }
  return best;
}

/** Places a task. @returns why it can't be, if it can't */
function place(sim: Sim, cluster: Cluster, agenda: ClusterAgenda, task: SimTask): string | undefined {
  const placing: Placing = { cluster, agenda, task, ports: hostPorts(cluster, task) };
  // A global service's task has its node already; the filters still apply.
  const { NodeID: own } = task;
  let candidates = agenda.ready();
  if (own !== undefined) candidates = candidates.filter(({ node }) => node.ID === own);
  const known = own === undefined ? cluster.nodes.length : Number(nodeById(cluster, own) !== undefined);
  const failed: { count: number; text: string }[] = [];
  const unready = known - candidates.length;
  if (unready > 0) failed.push({ count: unready, text: `${nodes(unready)} not available for new tasks` });
  for (const { applies, passes, explain } of FILTERS) {
    if (!applies(placing)) continue;
    const passing = candidates.filter((place) => passes(placing, place));
    const out = candidates.length - passing.length;
    if (out > 0) failed.push({ count: out, text: explain(out) });
    candidates = passing;
  }
  const node = choose(sim, placing, candidates);
  if (node !== undefined) {
    task.NodeID = node.ID;
    setState(sim, cluster, task, 'assigned');
    return undefined;
  }
  failed.sort((a, b) => b.count - a.count);
  const why = failed.map((f) => f.text).join('; ');
  return why === '' ? 'no suitable node' : `no suitable node (${why})`;
}

/** Tasks of which this is the same have the same nodes to choose from. */
const wishOf = ({ ServiceID, NodeID, sim, Spec }: SimTask): string =>
  `${ServiceID} ${NodeID} ${sim.made} ${JSON.stringify(Spec.Placement)}`;

/** Gives a task its addresses, if it waits for them and there are any. */
function hasAddress(sim: Sim, cluster: Cluster, task: SimTask): boolean {
  if (task.sim.lacksAddress !== true) return true;
  const service = serviceById(cluster, task.ServiceID);
  const addresses = service === undefined ? undefined : addressesFor(sim, cluster, service);
  if (addresses === undefined) return false;
  task.NetworksAttachments = addresses;
  delete task.sim.lacksAddress;
  return true;
}

/**
 * Assigns a node to every waiting task, or records why there is none. swarmkit keeps waiting tasks in a Go map, so
 * the slots of a service come in random order.
 */
export function schedule(sim: Sim, cluster: Cluster): void {
  const agenda = agendaOf(sim, cluster);
  if (!agenda.isPlaceable && !agenda.tasks.hasFreed) return;
  agenda.tasks.hasFreed = false;
  const turn = (task: SimTask): boolean => isWanted(task) && (task.sim.at ?? 0) <= sim.now;
  const unplaced = agenda.tasks.unplaced();
  for (const task of unplaced) {
    if (task.Status.State !== 'new' || !turn(task) || !hasAddress(sim, cluster, task)) continue;
    setState(sim, cluster, task, 'pending');
    task.sim.at = sim.now + between(sim.state, 20, 90);
  }
  const waiting = unplaced.filter((task) => task.Status.State === 'pending' && turn(task));
  if (waiting.length > 1 && waiting.some((task) => task.Status.Err === undefined)) shuffle(sim, waiting);
  const refused = new Map<string, string>();
  for (const task of waiting) {
    const wish = wishOf(task);
    const why = refused.get(wish) ?? place(sim, cluster, agenda, task);
    // What was refused for one may have another reason once something was placed.
    if (why === undefined) refused.clear();
    else {
      refused.set(wish, why);
      if (task.Status.Err !== why) setState(sim, cluster, task, 'pending', why);
    }
  }
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
