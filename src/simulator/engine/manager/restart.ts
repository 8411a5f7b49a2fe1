/**
 * The restart supervisor: replaces tasks that ended or whose node is lost or drained, after the restart policy's delay,
 * and starts tasks that wait (desired state Ready) when their time has come.
 */

import { agendaOf } from '../model/agenda-of.ts';
import { between } from '../model/random.ts';
import {
  isTerminal,
  isUnplaced,
  isWanted,
  nodeById,
  type Sim,
  serviceById,
  setDesired,
  setState,
  slotKey,
} from '../model/sim.ts';
import type { Cluster, SimService, SimTask } from '../model/state.ts';
import { meetsConstraints } from './constraints.ts';
import { isUsable } from './scheduler.ts';
import { createTask, placeOf } from './tasks.ts';

const NS_PER_MS = 1_000_000;
const DEFAULT_DELAY_MS = 5_000;

/** A task no longer runs, as far as is known: it ended, was never placed, or its node is lost. */
function hasEnded(sim: Sim, cluster: Cluster, taskId: string): boolean {
  const task = agendaOf(sim, cluster).tasks.get(taskId);
  if (task === undefined || isTerminal(task.Status.State) || task.NodeID === undefined) return true;
  return nodeById(cluster, task.NodeID)?.Status.State !== 'ready' || isUnplaced(task);
}

function mayRestart(task: SimTask): boolean {
  const policy = task.Spec.RestartPolicy;
  const condition = policy?.Condition ?? 'any';
  if (condition === 'none') return false;
  if (condition === 'on-failure' && task.Status.State === 'complete') return false;
  const limit = policy?.MaxAttempts ?? 0;
  return limit === 0 || task.sim.restarts < limit;
}

function replace(sim: Sim, cluster: Cluster, service: SimService, task: SimTask): void {
  task.sim.handled = true;
  setDesired(sim, cluster, task, 'shutdown');
  if (!mayRestart(task)) {
    if (!service.sim.deadSlots.includes(slotKey(task))) service.sim.deadSlots.push(slotKey(task));
    return;
  }
  const nano = task.Spec.RestartPolicy?.Delay;
  const delay = nano === undefined ? DEFAULT_DELAY_MS : nano / NS_PER_MS;
  createTask(sim, cluster, service, {
    place: placeOf(task),
    desired: 'ready',
    more: {
      runAt: sim.now + delay,
      waitsFor: [task.ID],
      restarts: task.sim.restarts + (isTerminal(task.Status.State) ? 1 : 0),
    },
  });
}

/** Its node can't keep it: lost, drained or gone. */
function mustMove(cluster: Cluster, task: SimTask): boolean {
  return task.NodeID !== undefined && !isUnplaced(task) && !isUsable(cluster, task.NodeID);
}

/** Its node, which takes tasks, is no longer what its constraints ask for. */
function isMisplaced(cluster: Cluster, task: SimTask): boolean {
  if (task.NodeID === undefined || isUnplaced(task) || isTerminal(task.Status.State)) return false;
  const node = nodeById(cluster, task.NodeID);
  if (node?.Spec.Availability !== 'active') return false;
  return !meetsConstraints(node, task.Spec.Placement?.Constraints);
}

/** Rejects a task as swarmkit's constraint enforcer does; its node ends what still runs of it. */
function reject(sim: Sim, cluster: Cluster, task: SimTask): void {
  setState(sim, cluster, task, 'rejected', 'assigned node no longer meets constraints');
  task.Status.Message = 'task rejected by constraint enforcer';
}

function isGlobal(service: SimService): boolean {
  return (service.Spec.Mode.Global ?? service.Spec.Mode.GlobalJob) !== undefined;
}

/** One round over all tasks of the swarm. */
export function tendRestarts(sim: Sim, cluster: Cluster): void {
  for (const task of agendaOf(sim, cluster).awake()) {
    if (!isWanted(task) || task.sim.handled === true) continue;
    const service = serviceById(cluster, task.ServiceID);
    if (service === undefined) continue;
    // A task of a job that is complete is done.
    if (task.DesiredState === 'complete' && task.Status.State === 'complete') continue;
    const isLost = mustMove(cluster, task);
    if (isLost || isMisplaced(cluster, task)) {
      if (isGlobal(service)) setDesired(sim, cluster, task, 'shutdown');
      else {
        if (!isLost) reject(sim, cluster, task);
        replace(sim, cluster, service, task);
      }
    } else if (task.DesiredState !== 'ready' && isTerminal(task.Status.State)) {
      replace(sim, cluster, service, task);
    }
  }
}

/** Lets tasks run whose delay is over and whose predecessors have ended. */
export function releaseWaiting(sim: Sim, cluster: Cluster): void {
  for (const task of agendaOf(sim, cluster).awake()) {
    if (task.DesiredState !== 'ready') continue;
    if ((task.sim.runAt ?? 0) > sim.now) continue;
    if (task.sim.waitsFor?.every((id) => hasEnded(sim, cluster, id)) === false) continue;
    setDesired(sim, cluster, task, task.JobIteration === undefined ? 'running' : 'complete');
    // The order has to reach its node.
    if (task.Status.State === 'ready') task.sim.at = sim.now + between(sim.state, 100, 300);
  }
}

/** When a task that waits after a failure may run: simulated milliseconds, infinity for never. */
export function nextRelease(sim: Sim, task: SimTask): number {
  const at = task.sim.runAt;
  return task.DesiredState === 'ready' && at !== undefined && at > sim.now ? at : Number.POSITIVE_INFINITY;
}
