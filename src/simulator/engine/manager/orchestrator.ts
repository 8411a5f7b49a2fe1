/** Keeps as many tasks of every service as its spec asks for. */

import { agendaOf } from '../model/agenda-of.ts';
import { type Sim, setDesired, slotKey } from '../model/sim.ts';
import type { Cluster, SimService, SimTask } from '../model/state.ts';
import { meetsConstraints } from './constraints.ts';
import { isJob, tendJob } from './jobs.ts';
import { createTask } from './tasks.ts';

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
  if (slots.size > replicas) {
    const gone = new Set(keepOrder(slots).slice(replicas));
    for (const task of [...agendaOf(sim, cluster).tasks.ofService(service.ID).all]) {
      if (gone.has(slotKey(task))) setDesired(sim, cluster, task, 'remove');
    }
  }
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
    if (!isAll && !own.isStale) continue;
    own.isStale = false;
    if (isJob(service.Spec)) tendJob(sim, cluster, service);
    else if (service.Spec.Mode.Global !== undefined) tendGlobal(sim, cluster, service);
    else tendReplicated(sim, cluster, service, service.Spec.Mode.Replicated?.Replicas ?? 1);
  }
}
