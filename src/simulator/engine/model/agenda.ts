/**
 * What has to be looked at as time passes: the tasks and containers to which something happens, or that have changed.
 * A command may change anything, so after each one everything is looked at once, and the agenda is made again.
 */

import { ContainerAgenda, type NextOf } from './container-agenda.ts';
import type { Cluster, Daemon, SimContainer, SimMachine, SimNode, SimTask } from './state.ts';
import { type NodeLoad, TaskIndex } from './task-index.ts';
import { isUnplaced } from './task-states.ts';
import { Timetable } from './timetable.ts';

/** When something happens to a task by itself: simulated milliseconds, infinity for never. */
export type NextOfTask = (cluster: Cluster, task: SimTask) => number;

/** A node with what it carries. */
export interface NodePlace {
  readonly node: SimNode;
  readonly load: NodeLoad;
}

/** The agenda of one swarm. */
export class ClusterAgenda {
  readonly tasks: TaskIndex;
  /** Nodes in their order. */
  readonly nodeOrder: ReadonlyMap<string, number>;
  /** Whether nodes are connected, as far as anybody has asked. */
  readonly connected = new Map<SimNode, boolean>();
  /** When updates go on, by service. */
  readonly updates = new Map<string, number>();
  /** Look at everything in this round. */
  isAll = true;
  /** When membership changes by itself. */
  membershipAt = Number.NEGATIVE_INFINITY;
  /** The states of all nodes. */
  nodeStates = '';
  /** It has a leader whom a majority follows. */
  isLed = true;
  readonly #cluster: Cluster;
  readonly #nextOf: NextOfTask;
  readonly #timetable = new Timetable<SimTask>();
  #awake = new Set<SimTask>();
  #nextAwake = new Set<SimTask>();
  #isNextAll = false;
  #orphans = new Map<Daemon, Set<SimContainer>>();
  #isFresh = true;
  #ready: readonly NodePlace[] | undefined;

  constructor(cluster: Cluster, nextOf: NextOfTask) {
    this.#cluster = cluster;
    this.#nextOf = nextOf;
    this.tasks = new TaskIndex(cluster);
    this.nodeOrder = new Map(cluster.nodes.map((node, at) => [node.ID, at]));
  }

  /** A task has changed: it, and what waits for it, is looked at in this round and the next. */
  wake(task: SimTask): void {
    this.tasks.note(task);
    this.#add(task);
    for (const waiter of this.tasks.waitersFor(task.ID)) this.#add(waiter);
  }
  #add(task: SimTask): void {
    this.#awake.add(task);
    this.#nextAwake.add(task);
  }
  /** Everything is looked at in this round and the next: a node has changed. */
  wakeAll(): void {
    this.#ready = undefined;
    this.isAll = true;
    this.#isNextAll = true;
  }

  /** A task was made. */
  made(task: SimTask): void {
    this.tasks.add(task);
    this.#add(task);
  }
  /** A task was deleted. */
  deleted(task: SimTask): void {
    for (const waiter of this.tasks.waitersFor(task.ID)) this.#add(waiter);
    this.tasks.remove(task);
    this.#awake.delete(task);
    this.#nextAwake.delete(task);
    this.#timetable.set(task, Number.POSITIVE_INFINITY);
  }

  /** The container of a deleted task has to be looked at. */
  wakeOrphan(daemon: Daemon, container: SimContainer): void {
    const own = this.#orphans.get(daemon);
    if (own === undefined) this.#orphans.set(daemon, new Set([container]));
    else own.add(container);
  }
  /** The containers of deleted tasks that have to be looked at on an engine. */
  takeOrphans(daemon: Daemon): SimContainer[] {
    const own = this.#orphans.get(daemon);
    this.#orphans.delete(daemon);
    if (own === undefined || own.size < 2) return [...(own ?? [])];
    return daemon.containers.filter((container) => own.has(container));
  }
  get orphaned(): Iterable<Daemon> {
    return this.#orphans.keys();
  }

  /** The tasks to look at, in the order they were made. */
  awake(): SimTask[] {
    return this.isAll ? [...this.#cluster.tasks] : this.tasks.inOrder(this.#awake);
  }
  /** A task without a place is among them. */
  get isPlaceable(): boolean {
    return this.isAll || [...this.#awake].some(isUnplaced);
  }

  /** Before a round. */
  begin(now: number): void {
    this.isAll = this.#isNextAll || this.#isFresh;
    this.#isFresh = false;
    this.#isNextAll = false;
    this.#awake = this.#nextAwake;
    this.#nextAwake = new Set();
    for (const task of this.#timetable.takeDue(now)) this.#awake.add(task);
  }
  /** After a round: when something happens to the tasks that were looked at. */
  end(): void {
    for (const task of this.isAll ? this.#cluster.tasks : this.#awake) {
      this.tasks.note(task);
      this.#timetable.set(task, this.#nextOf(this.#cluster, task));
    }
  }
  /** Nodes that take new tasks, with what they carry. */
  ready(): readonly NodePlace[] {
    this.#ready ??= this.#cluster.nodes
      .filter((node) => node.Status.State === 'ready' && node.Spec.Availability === 'active')
      .map((node) => ({ node, load: this.tasks.loadOf(node.ID) }));
    return this.#ready;
  }

  /** When something happens to any task. */
  get next(): number {
    return this.#timetable.next;
  }
}

/** The agenda of all engines and swarms. */
export class Agenda {
  readonly containers: ContainerAgenda;
  /** Machines whose engine runs, by address. */
  readonly machines: ReadonlyMap<string, SimMachine>;
  readonly #clusters = new Map<Cluster, ClusterAgenda>();
  readonly #nextOf: NextOfTask;

  constructor(
    machines: readonly SimMachine[],
    containers: { readonly daemons: readonly Daemon[]; readonly nextOf: NextOf },
    nextOfTask: NextOfTask,
  ) {
    this.containers = new ContainerAgenda(containers.daemons, containers.nextOf);
    const up = machines.filter((machine) => machine.running && machine.daemon.up);
    this.machines = new Map(up.toReversed().map((machine) => [machine.ip, machine]));
    this.#nextOf = nextOfTask;
  }

  /** The agenda of a swarm. */
  of(cluster: Cluster): ClusterAgenda {
    let own = this.#clusters.get(cluster);
    if (own === undefined) {
      own = new ClusterAgenda(cluster, this.#nextOf);
      this.#clusters.set(cluster, own);
    }
    return own;
  }
}
