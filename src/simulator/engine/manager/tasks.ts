/** Makes tasks of a service and removes them. */

import { copyOf } from '../../../value/copy.ts';
import { defined } from '../../../value/defined.ts';
import type { ServiceSpec, TaskState } from '../contract/types.ts';
import { newObject } from '../model/new-object.ts';
import { between, hash32 } from '../model/random.ts';
import { nodeById, type Sim } from '../model/sim.ts';
import type { Cluster, SimService, SimTask, TaskSim } from '../model/state.ts';
import { addressesFor } from '../network/endpoints.ts';
import { meetsConstraints } from './constraints.ts';

/**
 * The parts of a spec that a task is made from: when they change, it has to be replaced. A service's published ports are
 * among them; its placement is not.
 */
export function madeFrom(spec: ServiceSpec): string {
  const known = hashes.get(spec);
  if (known !== undefined) return known;
  const { Placement: _, ...template } = spec.TaskTemplate;
  const hash = hash32(JSON.stringify([template, spec.EndpointSpec ?? {}])).toString(36);
  hashes.set(spec, hash);
  return hash;
}
/** A service's specification is replaced as a whole, never changed. */
const hashes = new WeakMap<ServiceSpec, string>();

/**
 * Whether a task fits its service's spec: made from it, and on a node that meets its placement. As in swarmkit,
 * another placement that the task's node meets is no reason to replace it.
 * Source: https://github.com/moby/swarmkit/blob/master/manager/orchestrator/task.go
 */
export function isCurrent(cluster: Cluster, service: SimService, task: SimTask): boolean {
  if (task.sim.made !== madeFrom(service.Spec)) return false;
  const node = nodeById(cluster, task.NodeID);
  const { Placement: wanted } = service.Spec.TaskTemplate;
  if (wanted === undefined && task.Spec.Placement === undefined) return true;
  if (JSON.stringify(wanted ?? {}) === JSON.stringify(task.Spec.Placement ?? {})) return true;
  // A task without a node still waits for one that meets the older placement.
  return node !== undefined && meetsConstraints(node, wanted?.Constraints);
}

/** The name of a task, which is its container's. A job's first slot is 0, which counts as none there. */
export const taskName = (task: SimTask): string =>
  `${task.sim.service.name}.${task.Slot || task.NodeID}.${task.ID}`;

/** The request for a new task. */
export interface NewTask {
  /** A slot, or the id of the node that a global service wants it on. */
  readonly place: number | string;
  readonly desired: TaskState;
  /** The simulator's own fields of it. */
  readonly more?: Partial<TaskSim>;
}

/** Makes a new task of a service. */
export function createTask(
  sim: Sim,
  cluster: Cluster,
  service: SimService,
  { place, desired, more = {} }: NewTask,
): SimTask {
  const head = newObject(sim, cluster);
  const addresses = addressesFor(sim, cluster, service);
  // As on a real manager: without an address it is New, and nothing says why.
  const isNew = desired === 'ready' || addresses === undefined;
  const task: SimTask = {
    ...head,
    Labels: {},
    Spec: copyOf(service.Spec.TaskTemplate),
    ServiceID: service.ID,
    ...(typeof place === 'number' ? { Slot: place } : { NodeID: place }),
    Status: {
      Timestamp: head.CreatedAt,
      State: isNew ? 'new' : 'pending',
      Message: isNew ? 'created' : 'pending task scheduling',
      PortStatus: {},
    },
    DesiredState: desired,
    ...defined({
      JobIteration: service.JobStatus === undefined ? undefined : { ...service.JobStatus.JobIteration },
    }),
    NetworksAttachments: addresses ?? [],
    sim: {
      made: madeFrom(service.Spec),
      createdAt: sim.now,
      stateAt: sim.now,
      restarts: 0,
      // A replacement waits for its turn; the first tasks of a service are placed at once.
      ...defined({ at: desired === 'ready' ? sim.now + between(sim.state, 5, 60) : undefined }),
      ...defined({ lacksAddress: addresses === undefined || undefined }),
      service: { name: service.Spec.Name, labels: { ...service.Spec.Labels } },
      ...more,
    },
  };
  cluster.tasks.push(task);
  sim.agenda?.of(cluster).made(task);
  sim.changed = true;
  return task;
}
/** The place of a task, to make another one there. */
export const placeOf = (task: SimTask): number | string => task.Slot ?? task.NodeID ?? '';

/** Deletes a task; its node removes the container later, if it can be reached. */
export function deleteTask(sim: Sim, cluster: Cluster, task: SimTask): void {
  const at = cluster.tasks.indexOf(task);
  if (at >= 0) cluster.tasks.splice(at, 1);
  sim.changed = true;
  const { agenda } = sim;
  if (agenda === undefined) return;
  const own = agenda.of(cluster);
  own.deleted(task);
  const left = agenda.containers.ofTask(task.ID);
  if (left !== undefined) own.wakeOrphan(left.daemon, left.container);
}
