/** Keeps as many tasks of every service as its spec asks for. */

import { agendaOf } from '../model/agenda-of.ts';
import { isTerminal, type Sim, setDesired, slotKey } from '../model/sim.ts';
import type { Cluster, SimService, SimTask } from '../model/state.ts';
import { meetsConstraints } from './constraints.ts';
import { isJob, tendJob } from './jobs.ts';
import { createTask, deleteTask } from './tasks.ts';

const runs = (tasks: readonly SimTask[]): boolean => tasks.some((t) => t.Status.State === 'running');

/**
 * The order in which slots are kept when a service shrinks: running ones first, then those that are the first on their
 * node, so that the remaining ones stay spread.
 */
function keepOrder(slots: ReadonlyMap<string, SimTask[]>): string[] {
  const onNode = new Map<string, number>();
  const sorted = [...slots].sort(
    ([a, ta], [b, tb]) => Number(runs(tb)) - Number(runs(ta)) || Number(a) - Number(b),
  );
  return sorted
    .map(([key, tasks]) => {
      const node = tasks.at(-1)?.NodeID ?? '';
      const index = onNode.get(node) ?? 0;
      onNode.set(node, index + 1);
      return { key, index, running: runs(tasks) };
    })
    .sort(
      (a, b) => Number(b.running) - Number(a.running) || a.index - b.index || Number(a.key) - Number(b.key),
    )
    .map((slot) => slot.key);
}

/** Its specification or the state of its update is another one since it was last looked at. */
const hasChanged = ({ sim, Version }: SimService): boolean => sim.reconciled !== Version.Index;

function tendReplicated(sim: Sim, cluster: Cluster, service: SimService, replicas: number): void {
  const slots = agendaOf(sim, cluster).tasks.ofService(service.ID).wanted;
  const dead = new Set(service.sim.deadSlots.filter((key) => !slots.has(key)));
  const missing = replicas - slots.size - dead.size;
  if (missing > 0) {
    const taken = new Set([...slots.keys(), ...dead]);
    let slot = 1;
    for (let made = 0; made < missing; slot++) {
      if (taken.has(String(slot))) continue;
      createTask(sim, cluster, service, { place: slot, desired: 'running' });
      made++;
    }
  }
  if (hasChanged(service)) forgetSlots(sim, cluster, service, new Set([...slots.keys(), ...dead]));
  if (slots.size > replicas) {
    const gone = keepOrder(slots).slice(replicas);
    for (const task of gone.flatMap((key) => slots.get(key) ?? [])) setDesired(sim, cluster, task, 'remove');
  }
}

/**
 * Deletes what has ended in slots that a service has no more. As in swarmkit it happens when the service changes: what is
 * left of the slots that this very change takes away stays until the next one.
 * Source: https://github.com/moby/swarmkit/blob/master/manager/orchestrator/replicated/services.go
 */
function forgetSlots(sim: Sim, cluster: Cluster, service: SimService, kept: ReadonlySet<string>): void {
  for (const task of [...agendaOf(sim, cluster).tasks.ofService(service.ID).all])
    if (isTerminal(task.Status.State) && !kept.has(slotKey(task))) deleteTask(sim, cluster, task);
}

function tendGlobal(sim: Sim, cluster: Cluster, service: SimService): void {
  const slots = new Set(agendaOf(sim, cluster).tasks.ofService(service.ID).wanted.keys());
  const dead = new Set(service.sim.deadSlots);
  for (const node of cluster.nodes) {
    const key = `n${node.ID}`;
    if (slots.has(key) || dead.has(key)) continue;
    const takes = node.Status.State === 'ready' && node.Spec.Availability === 'active';
    if (takes && meetsConstraints(node, service.Spec.TaskTemplate.Placement?.Constraints)) {
      createTask(sim, cluster, service, { place: node.ID, desired: 'running' });
    }
  }
}

/** One round over all services, or over those whose tasks have changed. */
export function tendServices(sim: Sim, cluster: Cluster): void {
  const { isAll, tasks } = agendaOf(sim, cluster);
  for (const service of cluster.services) {
    const own = tasks.ofService(service.ID);
    if (!isAll && !own.isStale && !hasChanged(service)) continue;
    own.isStale = false;
    if (isJob(service.Spec)) tendJob(sim, cluster, service);
    else if (service.Spec.Mode.Global !== undefined) tendGlobal(sim, cluster, service);
    else tendReplicated(sim, cluster, service, service.Spec.Mode.Replicated?.Replicas ?? 1);
    service.sim.reconciled = service.Version.Index;
  }
}
