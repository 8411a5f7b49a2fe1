/**
 * Jobs: services whose tasks are meant to end. A number in all, some at a time, each in a slot from 0 on; or one on every node.
 * Source: https://github.com/moby/swarmkit/tree/master/manager/orchestrator/jobs
 */

import type { ServiceSpec } from '../contract/types.ts';
import { isWanted, type Sim, setDesired, stamp, tasksOf } from '../model/sim.ts';
import type { Cluster, SimService, SimTask } from '../model/state.ts';
import { meetsConstraints } from './constraints.ts';
import { createTask } from './tasks.ts';

/** Whether a service is a job. */
export const isJob = ({ Mode }: ServiceSpec): boolean =>
  Mode.ReplicatedJob !== undefined || Mode.GlobalJob !== undefined;

/** Begins a run of a job; tasks of the previous run are removed, except complete ones. */
export function beginRun(sim: Sim, cluster: Cluster, service: SimService, index: number): void {
  service.JobStatus = { JobIteration: { Index: index }, LastExecution: stamp(sim.now) };
  service.sim.deadSlots = [];
  for (const task of tasksOf(cluster, service.ID))
    if (isWanted(task) && task.Status.State !== 'complete') setDesired(sim, cluster, task, 'remove');
}

/** The tasks of the present run. */
export const ofRun = (cluster: Cluster, service: SimService): SimTask[] =>
  tasksOf(cluster, service.ID).filter(
    (task) => task.JobIteration?.Index === service.JobStatus?.JobIteration.Index,
  );

/** Makes the tasks that a job lacks. Those that failed are the restart supervisor's. */
export function tendJob(sim: Sim, cluster: Cluster, service: SimService): void {
  const own = ofRun(cluster, service).filter(isWanted);
  if (service.Spec.Mode.GlobalJob !== undefined) tendNodes(sim, cluster, service, own);
  else tendSlots(sim, cluster, service, own);
}

function tendSlots(sim: Sim, cluster: Cluster, service: SimService, own: readonly SimTask[]): void {
  const { MaxConcurrent: most = 1, TotalCompletions: total = most } = service.Spec.Mode.ReplicatedJob ?? {};
  const taken = new Set([...own.map((task) => String(task.Slot)), ...service.sim.deadSlots]);
  let left = most - own.filter((task) => task.Status.State !== 'complete').length;
  for (let slot = 0; slot < total && left > 0; slot += 1) {
    if (taken.has(String(slot))) continue;
    createTask(sim, cluster, service, { place: slot, desired: 'complete' });
    left -= 1;
  }
}

function tendNodes(sim: Sim, cluster: Cluster, service: SimService, own: readonly SimTask[]): void {
  for (const node of cluster.nodes) {
    if (own.some((task) => task.NodeID === node.ID) || service.sim.deadSlots.includes(`n${node.ID}`))
      continue;
    const takes = node.Status.State === 'ready' && node.Spec.Availability === 'active';
    if (takes && meetsConstraints(node, service.Spec.TaskTemplate.Placement?.Constraints))
      createTask(sim, cluster, service, { place: node.ID, desired: 'complete' });
  }
}
