/** The slots of a service that an update has to go through: kept from one look to the next, as only a few change in between. */

import { agendaOf } from '../model/agenda-of.ts';
import type { Sim } from '../model/sim.ts';
import type { Cluster, SimService, SimTask } from '../model/state.ts';
import type { ServiceTasks } from '../model/task-index.ts';
import { isCurrent } from './tasks.ts';

export type Slot = [key: string, tasks: SimTask[]];

/** The outdated slots, in the order in which their first tasks were made. */
interface Outdated {
  readonly spec: SimService['Spec'];
  readonly order: { readonly key: string; readonly seq: number }[];
  readonly seqs: Map<string, number>;
}

const kept = new WeakMap<ServiceTasks, Outdated>();

/** Where a number is in a sorted list, or would be. */
function placeIn(order: Outdated['order'], seq: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Outdated slots without some: picked by their number in the order. */
export class SlotChoice {
  readonly #outdated: Outdated;
  readonly #own: ServiceTasks;
  /** The places in the order that are left out, in order. */
  readonly #out: number[];

  constructor(outdated: Outdated, own: ServiceTasks, without: readonly string[]) {
    this.#outdated = outdated;
    this.#own = own;
    this.#out = without
      .flatMap((key) => {
        const seq = outdated.seqs.get(key);
        return seq === undefined ? [] : [placeIn(outdated.order, seq)];
      })
      .sort((a, b) => a - b);
  }

  get length(): number {
    return this.#outdated.order.length - this.#out.length;
  }

  /** Takes the one with this number out. */
  take(number: number): Slot | undefined {
    let at = number;
    let before = 0;
    for (const place of this.#out) {
      if (place > at) break;
      at += 1;
      before += 1;
    }
    const key = this.#outdated.order[at]?.key;
    const tasks = key === undefined ? undefined : this.#own.wanted.get(key);
    if (key === undefined || tasks === undefined) return undefined;
    this.#out.splice(before, 0, at);
    return [key, [...tasks]];
  }
}

/** Slots with a task that is not made from the present spec, or with several (an update broke off there); `without` some. */
export function outdatedSlots(
  sim: Sim,
  cluster: Cluster,
  service: SimService,
  without: readonly string[] = [],
): SlotChoice {
  const { isAll, tasks: index } = agendaOf(sim, cluster);
  const own = index.ofService(service.ID);
  const isOutdated = (tasks: readonly SimTask[] | undefined): tasks is SimTask[] =>
    tasks !== undefined && (tasks.length > 1 || tasks.some((task) => !isCurrent(cluster, service, task)));
  const seqOf = ([first]: readonly SimTask[]): number => (first === undefined ? -1 : index.seqOf(first));
  let known = kept.get(own);
  if (known === undefined || isAll || known.spec !== service.Spec) {
    const slots = [...own.wanted].filter(([, tasks]) => isOutdated(tasks));
    const order = slots.map(([key, tasks]) => ({ key, seq: seqOf(tasks) })).sort((a, b) => a.seq - b.seq);
    known = { spec: service.Spec, order, seqs: new Map(order.map(({ key, seq }) => [key, seq])) };
    kept.set(own, known);
  } else {
    for (const key of own.changed) changeSlot(known, key, own.wanted.get(key), isOutdated, seqOf);
  }
  own.changed.clear();
  return new SlotChoice(known, own, without);
}

function changeSlot(
  { order, seqs }: Outdated,
  key: string,
  tasks: readonly SimTask[] | undefined,
  isOutdated: (tasks: readonly SimTask[] | undefined) => boolean,
  seqOf: (tasks: readonly SimTask[]) => number,
): void {
  const before = seqs.get(key);
  if (before !== undefined) {
    order.splice(placeIn(order, before), 1);
    seqs.delete(key);
  }
  if (tasks === undefined || !isOutdated(tasks)) return;
  const seq = seqOf(tasks);
  order.splice(placeIn(order, seq), 0, { key, seq });
  seqs.set(key, seq);
}
