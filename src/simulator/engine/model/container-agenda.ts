/** What happens to the containers of all engines next, and which one belongs to which task. */

import type { Daemon, SimContainer } from './state.ts';
import { Timetable } from './timetable.ts';

/** A container with its engine. */
export interface Placed {
  readonly daemon: Daemon;
  readonly container: SimContainer;
}
/** When something happens to a container; `isPending` leaves out what goes on for ever without a change. */
export type NextOf = (container: SimContainer, isPending: boolean) => number;

export class ContainerAgenda {
  readonly #placed = new Map<SimContainer, Placed & { readonly seq: number }>();
  readonly #byTask = new Map<string, Placed>();
  readonly #byId = new Map<string, Placed>();
  readonly #order = new Map<Daemon, number>();
  readonly #timetable = new Timetable<SimContainer>();
  readonly #pending = new Timetable<SimContainer>();
  readonly #lookers = new Set<SimContainer>();
  readonly #touched = new Set<SimContainer>();
  readonly #nextOf: NextOf;
  #seq = 0;

  /** `daemons` are all that run, in order. */
  constructor(daemons: readonly Daemon[], nextOf: NextOf) {
    this.#nextOf = nextOf;
    for (const daemon of daemons) {
      this.#order.set(daemon, this.#order.size);
      if (daemon.up) for (const container of daemon.containers.toReversed()) this.add(daemon, container);
    }
    this.catchUp();
  }

  /** Takes in a container that was made. */
  add(daemon: Daemon, container: SimContainer): void {
    const placed = { daemon, container, seq: this.#seq++ };
    this.#placed.set(container, placed);
    this.#byId.set(container.Id, placed);
    if (container.sim.taskId !== undefined) this.#byTask.set(container.sim.taskId, placed);
    this.#touched.add(container);
  }

  /** Forgets a container that was removed. */
  remove(container: SimContainer): void {
    this.#placed.delete(container);
    this.#byId.delete(container.Id);
    const { taskId } = container.sim;
    if (taskId !== undefined && this.#byTask.get(taskId)?.container === container)
      this.#byTask.delete(taskId);
    this.#touched.delete(container);
    this.#lookers.delete(container);
    this.#timetable.set(container, Number.POSITIVE_INFINITY);
    this.#pending.set(container, Number.POSITIVE_INFINITY);
  }

  has(container: SimContainer): boolean {
    return this.#placed.has(container);
  }
  ofTask(taskId: string): Placed | undefined {
    return this.#byTask.get(taskId);
  }
  get(id: string | undefined): Placed | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** It may have changed. */
  touch(container: SimContainer): void {
    if (this.#placed.has(container)) this.#touched.add(container);
  }

  /** Looks again at all that may have changed. */
  catchUp(): void {
    for (const container of this.#touched) {
      this.#timetable.set(container, this.#nextOf(container, false));
      this.#pending.set(container, this.#nextOf(container, true));
      if (container.State.Running && container.sim.run?.looks === true) this.#lookers.add(container);
      else this.#lookers.delete(container);
    }
    this.#touched.clear();
  }

  /** When something happens to any. */
  next(isPending: boolean): number {
    return (isPending ? this.#pending : this.#timetable).next;
  }

  /** A program asks others: what it sees may change without an event of its own. */
  get hasLookers(): boolean {
    return this.#lookers.size > 0;
  }

  /** All, or those to which something happens now, by engine and the newest first. They count as touched. */
  take(now: number, isAll: boolean): Placed[] {
    const due = this.#timetable.takeDue(now);
    const which = isAll ? this.#placed.keys() : new Set([...due, ...this.#lookers]);
    const taken = [...which].flatMap((container) => this.#placed.get(container) ?? []);
    for (const { container } of taken) this.#touched.add(container);
    const order = (daemon: Daemon): number => this.#order.get(daemon) ?? 0;
    return taken.sort((a, b) => order(a.daemon) - order(b.daemon) || b.seq - a.seq);
  }
}
