/** The state with its time, which the parts of the model pass to each other. */

import { defined } from '../../../value/defined.ts';
import type { TaskState } from '../contract/types.ts';
import type { Agenda } from './agenda.ts';
import { hash32 } from './random.ts';
import type { Cluster, Daemon, SimNode, SimService, SimTask, State } from './state.ts';
import type { Vault } from './vault.ts';

export { isTerminal, isUnplaced, isWanted, rank, slotKey, TASK_ORDER } from './task-states.ts';

export interface Sim {
  readonly state: State;
  /** Keeps the data of secrets. */
  readonly vault: Vault;
  /** The current simulated time, milliseconds. */
  now: number;
  /** Something changed in this round: look at everything once more. */
  changed: boolean;
  /** How often in a row something was due that had been due before. */
  overdue?: number;
  /** Something has changed since the state was opened. */
  hasChanged?: true;
  /** Something was due since then, whether or not anything came of it. */
  hasRun?: true;
  /** While time passes: what has to be looked at, and when. */
  agenda?: Agenda;
}

/** RFC 3339 in UTC, with nanoseconds as Docker writes them (the last six digits carry no information). */
export function stamp(ms: number): string {
  if (lastStamp.ms !== ms) {
    const fine = String(hash32(String(ms)) % 1_000_000).padStart(6, '0');
    lastStamp = { ms, text: new Date(Math.floor(ms)).toISOString().replace('Z', `${fine}Z`) };
  }
  return lastStamp.text;
}
/** What happens at one moment is stamped again and again. */
let lastStamp = { ms: Number.NaN, text: '' };
/** Order of texts. Not localeCompare: loading its tables takes longer than a whole command. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const NO_TIME = '0001-01-01T00:00:00Z';

/** The engine of a machine; the empty name is this computer's own. */
export function daemonOf(state: State, machine: string): Daemon | undefined {
  return machine === '' ? state.local : state.machines[machine]?.daemon;
}

const byId = new WeakMap<readonly object[], Map<string, { readonly ID: string }>>();

/** An object of a list that is only added to, or replaced as a whole. */
function inList<T extends { readonly ID: string }>(
  list: readonly T[],
  id: string | undefined,
): T | undefined {
  if (id === undefined) return undefined;
  let known = byId.get(list);
  if (known?.size !== list.length) {
    known = new Map();
    for (const one of list) if (!known.has(one.ID)) known.set(one.ID, one);
    byId.set(list, known);
  }
  return known.get(id) as T | undefined;
}

/** A node of a swarm by its id. */
export const nodeById = (cluster: Cluster, id: string | undefined): SimNode | undefined =>
  inList(cluster.nodes, id);
/** A service of a swarm by its id. */
export const serviceById = (cluster: Cluster, id: string): SimService | undefined =>
  inList(cluster.services, id);
/** Tasks of a service, in the order they were made. */
export const tasksOf = (cluster: Cluster, serviceId: string): SimTask[] =>
  cluster.tasks.filter((task) => task.ServiceID === serviceId);

/** Marks an object of the cluster as changed now: its version and time. */
export function touch(
  sim: Sim,
  cluster: Cluster,
  object: { Version: { Index: number }; UpdatedAt: string },
): void {
  object.Version.Index = cluster.index++;
  object.UpdatedAt = stamp(sim.now);
  sim.changed = true;
}

const MESSAGES: Partial<Record<TaskState, string>> = {
  pending: 'pending task scheduling',
  assigned: 'scheduler assigned task to node',
  accepted: 'accepted',
  preparing: 'preparing',
  ready: 'prepared',
  starting: 'starting',
  running: 'started',
  complete: 'finished',
  shutdown: 'shutdown',
  failed: 'started',
  rejected: 'preparing',
  orphaned: 'Task belonged to a node that has been deleted',
};

/** Sets the state of a task; `err` is shown as ERROR. */
export function setState(sim: Sim, cluster: Cluster, task: SimTask, state: TaskState, err?: string): void {
  const container = task.Status.ContainerStatus;
  const isEarly = state === 'failed' && task.Status.State === 'starting';
  task.Status = {
    Timestamp: stamp(sim.now),
    State: state,
    Message: isEarly ? 'starting' : (MESSAGES[state] ?? ''),
    ...defined({ Err: err, ContainerStatus: container }),
    PortStatus: {},
  };
  task.sim.stateAt = sim.now;
  delete task.sim.at;
  touch(sim, cluster, task);
  sim.agenda?.of(cluster).wake(task);
}

/** Sets the desired state of a task. */
export function setDesired(sim: Sim, cluster: Cluster, task: SimTask, desired: TaskState): void {
  if (task.DesiredState === desired) return;
  task.DesiredState = desired;
  task.sim.desiredAt = sim.now;
  touch(sim, cluster, task);
  sim.agenda?.of(cluster).wake(task);
}
