/** The state with its time, which the parts of the model pass to each other. */

import { defined } from '../../../value/defined.ts';
import type { TaskState } from '../contract/types.ts';
import { hash32 } from './random.ts';
import type { Cluster, Daemon, SimNode, SimService, SimTask, State } from './state.ts';
import type { Vault } from './vault.ts';

export interface Sim {
  readonly state: State;
  /** Keeps the data of secrets. */
  readonly vault: Vault;
  /** The current simulated time, milliseconds. */
  now: number;
  /** Something changed in this round: look at everything once more. */
  changed: boolean;
}

/** RFC 3339 in UTC, with nanoseconds as Docker writes them (the last six digits carry no information). */
export function stamp(ms: number): string {
  const fine = String(hash32(String(ms)) % 1_000_000).padStart(6, '0');
  return new Date(Math.floor(ms)).toISOString().replace('Z', `${fine}Z`);
}
/** Order of texts. Not localeCompare: loading its tables takes longer than a whole command. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const NO_TIME = '0001-01-01T00:00:00Z';

export const TASK_ORDER: readonly TaskState[] = [
  'new',
  'pending',
  'assigned',
  'accepted',
  'preparing',
  'ready',
  'starting',
  'running',
  'complete',
  'shutdown',
  'failed',
  'rejected',
  'remove',
  'orphaned',
];
const RANK = new Map(TASK_ORDER.map((state, i) => [state, i]));
/** The rank of a state in the life of a task; a task never goes back. */
export const rank = (state: TaskState): number => RANK.get(state) ?? 0;
/** It has ended and never runs again. */
export const isTerminal = (state: TaskState): boolean => rank(state) > rank('running');
/** The orchestrator still wants it. */
export const isWanted = (task: SimTask): boolean => rank(task.DesiredState) <= rank('complete');

/** A slot of a replicated service, or a node of a global one. */
export const slotKey = (task: SimTask): string =>
  task.Slot === undefined ? `n${task.NodeID}` : `${task.Slot}`;

/** The engine of a machine; the empty name is this computer's own. */
export function daemonOf(state: State, machine: string): Daemon | undefined {
  return machine === '' ? state.local : state.machines[machine]?.daemon;
}

/** A node of a swarm by its id. */
export const nodeById = (cluster: Cluster, id: string | undefined): SimNode | undefined =>
  cluster.nodes.find((node) => node.ID === id);
/** A task of a swarm by its id. */
export const taskById = (cluster: Cluster, id: string): SimTask | undefined =>
  cluster.tasks.find((task) => task.ID === id);
/** A service of a swarm by its id. */
export const serviceById = (cluster: Cluster, id: string): SimService | undefined =>
  cluster.services.find((service) => service.ID === id);
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
}

/** Sets the desired state of a task. */
export function setDesired(sim: Sim, cluster: Cluster, task: SimTask, desired: TaskState): void {
  if (task.DesiredState === desired) return;
  task.DesiredState = desired;
  task.sim.desiredAt = sim.now;
  touch(sim, cluster, task);
}
