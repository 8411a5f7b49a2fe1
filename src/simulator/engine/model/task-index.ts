/** The tasks of a swarm by whatever they are looked up by, kept right while they change. All of it follows from the state. */

import type { Cluster, SimTask } from './state.ts';
import { isTerminal, isUnplaced, isWanted, slotKey } from './task-states.ts';

/** The tasks of one service. */
export interface ServiceTasks {
  /** All, in the order they were made. */
  readonly all: SimTask[];
  /** All by slot (or node), in that order. */
  readonly bySlot: Map<string, SimTask[]>;
  /** Those that are wanted, by slot. */
  readonly wanted: Map<string, SimTask[]>;
  /** Those that failed or were rejected. */
  readonly failed: Set<SimTask>;
  /** Slots whose wanted tasks have changed since somebody asked. */
  changed: Set<string>;
  /** The number of its tasks may be wrong. */
  isStale: boolean;
  /** Its rolling update may go on. */
  mayUpdate: boolean;
}

/** What runs on a node, or is about to. */
export interface NodeLoad {
  tasks: number;
  readonly byService: Map<string, number>;
  cpu: number;
  memory: number;
}

/** What was noted of a task when it was last looked at. */
interface NotedTask {
  readonly seq: number;
  /** The node that it is listed under. */
  node: string | undefined;
  /** The node whose load it is part of. */
  loads: string | undefined;
  state: string | undefined;
  isWanted: boolean;
  progress: string;
}

const NO_TASKS: readonly SimTask[] = [];

/** It runs no more, which is not reported yet: no progress, or a task that is never healthy would always make some. */
const isOver = ({ sim }: SimTask): boolean => sim.isStarted === true && sim.at !== undefined;
/** What a task contributes to the progress of the swarm. */
const progressOf = (task: SimTask): string =>
  (task.Status.State === 'running' && !isOver(task)) || task.DesiredState === 'remove'
    ? task.DesiredState
    : '';

function take<T>(list: T[] | undefined, item: T): void {
  const at = list?.indexOf(item) ?? -1;
  if (at >= 0) list?.splice(at, 1);
}

export class TaskIndex {
  readonly #notes = new Map<SimTask, NotedTask>();
  readonly #byId = new Map<string, SimTask>();
  readonly #onNode = new Map<string, SimTask[]>();
  readonly #services = new Map<string, ServiceTasks>();
  readonly #loads = new Map<string, NodeLoad>();
  readonly #waiters = new Map<string, Set<SimTask>>();
  readonly #unplaced = new Set<SimTask>();
  #seq = 0;
  /** Counts every change that is progress. */
  progress = 0;
  /** What slots have come to with which specification, since all tasks were taken in. */
  readonly #reached = new Set<string>();
  #isWhole = false;
  /** The addresses that are taken, by network, as far as anybody has asked. */
  readonly addresses = new Map<string, Set<string>>();
  /** A place or an address may have become free since it was last set to false. */
  hasFreed = true;

  constructor(cluster: Cluster) {
    for (const task of cluster.tasks) this.add(task);
    this.#isWhole = true;
  }

  get(id: string): SimTask | undefined {
    return this.#byId.get(id);
  }
  /** Its place in the order in which tasks were made. */
  seqOf(task: SimTask): number {
    return this.#notes.get(task)?.seq ?? -1;
  }
  /** Tasks that have this node, in the order they were made. */
  onNode(id: string | undefined): readonly SimTask[] {
    return (id === undefined ? undefined : this.#onNode.get(id)) ?? NO_TASKS;
  }
  /** What a node has to carry; the same object for as long as the index is used. */
  loadOf(nodeId: string): NodeLoad {
    let load = this.#loads.get(nodeId);
    if (load === undefined) {
      load = { tasks: 0, byService: new Map(), cpu: 0, memory: 0 };
      this.#loads.set(nodeId, load);
    }
    return load;
  }
  /** Tasks that begin only when this one has ended. */
  waitersFor(id: string): Iterable<SimTask> {
    return this.#waiters.get(id) ?? NO_TASKS;
  }
  /** Tasks without a place, in the order they were made. */
  unplaced(): SimTask[] {
    return this.inOrder(this.#unplaced);
  }
  inOrder(tasks: Iterable<SimTask>): SimTask[] {
    return [...tasks].sort((a, b) => this.seqOf(a) - this.seqOf(b));
  }
  ofService(id: string): ServiceTasks {
    let own = this.#services.get(id);
    if (own === undefined) {
      own = {
        all: [],
        bySlot: new Map(),
        wanted: new Map(),
        failed: new Set(),
        changed: new Set(),
        isStale: true,
        mayUpdate: true,
      };
      this.#services.set(id, own);
    }
    return own;
  }

  /** Takes in a task that was made. */
  add(task: SimTask): void {
    this.#notes.set(task, {
      seq: this.#seq++,
      node: undefined,
      loads: undefined,
      state: undefined,
      isWanted: false,
      progress: '',
    });
    this.#byId.set(task.ID, task);
    const own = this.ofService(task.ServiceID);
    own.all.push(task);
    const key = slotKey(task);
    const slot = own.bySlot.get(key);
    if (slot === undefined) own.bySlot.set(key, [task]);
    else slot.push(task);
    for (const id of task.sim.waitsFor ?? []) {
      const waiters = this.#waiters.get(id);
      if (waiters === undefined) this.#waiters.set(id, new Set([task]));
      else waiters.add(task);
    }
    this.note(task);
  }

  /** Forgets a task that was deleted. */
  remove(task: SimTask): void {
    const note = this.#notes.get(task);
    if (note === undefined) return;
    const own = this.ofService(task.ServiceID);
    this.#leaveLoad(task, note);
    if (note.isWanted) this.#leaveSlot(task, own);
    if (note.node !== undefined) take(this.#onNode.get(note.node), task);
    if (note.progress !== '') this.progress += 1;
    take(own.all, task);
    take(own.bySlot.get(slotKey(task)), task);
    own.failed.delete(task);
    own.mayUpdate = true;
    for (const id of task.sim.waitsFor ?? []) this.#waiters.get(id)?.delete(task);
    this.#unplaced.delete(task);
    this.#notes.delete(task);
    this.#byId.delete(task.ID);
    if (!isTerminal(task.Status.State)) this.#ended(task, own);
  }

  /** Looks at a task again, which has changed. */
  note(task: SimTask): void {
    const note = this.#notes.get(task);
    if (note === undefined) return;
    const own = this.ofService(task.ServiceID);
    const { State: state } = task.Status;
    if (note.node !== task.NodeID) this.#moveTo(task, note);
    if (note.state !== state) {
      note.state = state;
      if (state === 'failed' || state === 'rejected') own.failed.add(task);
      if (isUnplaced(task)) this.#unplaced.add(task);
      else this.#unplaced.delete(task);
      if (state === 'running' || isTerminal(state)) own.mayUpdate = true;
      if (isTerminal(state)) this.#ended(task, own);
    }
    const wanted = isWanted(task);
    if (note.isWanted !== wanted) {
      note.isWanted = wanted;
      if (wanted) this.#enterSlot(task, own);
      else this.#leaveSlot(task, own);
    }
    const loads = wanted && !isTerminal(state) ? task.NodeID : undefined;
    if (note.loads !== loads) {
      this.#leaveLoad(task, note);
      if (loads !== undefined) this.#enterLoad(task, note, loads);
    }
    const progress = progressOf(task);
    if (note.progress !== progress) {
      note.progress = progress;
      if (progress !== '' && this.#isNew(task, progress)) this.progress += 1;
    }
  }

  /** Whether its slot has come so far for the first time: a task that ends again and again makes no progress. */
  #isNew(task: SimTask, progress: string): boolean {
    if (!this.#isWhole) return false;
    const key = [task.ServiceID, slotKey(task), progress, JSON.stringify(task.Spec)].join(' ');
    const isNew = !this.#reached.has(key);
    this.#reached.add(key);
    return isNew;
  }

  #ended(task: SimTask, own: ServiceTasks): void {
    own.isStale = true;
    this.hasFreed = true;
    if ((task.NetworksAttachments ?? []).length > 0) this.addresses.clear();
  }

  #moveTo(task: SimTask, note: NotedTask): void {
    if (note.node !== undefined) take(this.#onNode.get(note.node), task);
    note.node = task.NodeID as string;
    const list = this.#onNode.get(note.node);
    if (list === undefined) this.#onNode.set(note.node, [task]);
    else this.#insert(list, task, note.seq);
  }

  #insert(list: SimTask[], task: SimTask, seq: number): void {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.seqOf(list[middle] as SimTask) < seq) low = middle + 1;
      else high = middle;
    }
    list.splice(low, 0, task);
  }

  #enterSlot(task: SimTask, own: ServiceTasks): void {
    const key = slotKey(task);
    const slot = own.wanted.get(key);
    if (slot === undefined) own.wanted.set(key, [task]);
    else slot.push(task);
    this.#slotChanged(own, key);
  }

  #leaveSlot(task: SimTask, own: ServiceTasks): void {
    const key = slotKey(task);
    const slot = own.wanted.get(key);
    take(slot, task);
    if (slot?.length === 0) own.wanted.delete(key);
    this.#slotChanged(own, key);
  }

  #slotChanged(own: ServiceTasks, key: string): void {
    own.changed.add(key);
    own.isStale = true;
    own.mayUpdate = true;
  }

  #enterLoad(task: SimTask, note: NotedTask, nodeId: string): void {
    note.loads = nodeId;
    addLoad(this.loadOf(nodeId), task, 1);
  }

  #leaveLoad(task: SimTask, note: NotedTask): void {
    const { loads } = note;
    if (loads === undefined) return;
    note.loads = undefined;
    addLoad(this.loadOf(loads), task, -1);
    this.hasFreed = true;
  }
}

function addLoad(load: NodeLoad, task: SimTask, by: 1 | -1): void {
  load.tasks += by;
  load.byService.set(task.ServiceID, (load.byService.get(task.ServiceID) ?? 0) + by);
  const reserved = task.Spec.Resources?.Reservations;
  load.cpu += by * (reserved?.NanoCPUs ?? 0);
  load.memory += by * (reserved?.MemoryBytes ?? 0);
}
