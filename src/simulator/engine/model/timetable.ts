/** A timetable: when something happens to each of many things, and which of them comes next. */

interface TimetableEntry<T> {
  readonly at: number;
  readonly item: T;
}

/** A binary heap. An entry that has been replaced stays in it until it comes to the top. */
export class Timetable<T extends object> {
  readonly #times = new Map<T, number>();
  readonly #heap: TimetableEntry<T>[] = [];

  /** Notes when something happens to a thing; Infinity takes it off the timetable. */
  set(item: T, at: number): void {
    if ((this.#times.get(item) ?? Number.POSITIVE_INFINITY) === at) return;
    if (at === Number.POSITIVE_INFINITY) {
      this.#times.delete(item);
      return;
    }
    this.#times.set(item, at);
    this.#up({ at, item });
  }

  /** The earliest time; Infinity when nothing is on it. */
  get next(): number {
    for (;;) {
      const [top] = this.#heap;
      if (top === undefined) return Number.POSITIVE_INFINITY;
      if (this.#times.get(top.item) === top.at) return top.at;
      this.#pop();
    }
  }

  /** Takes all whose time has come off the timetable. */
  takeDue(now: number): T[] {
    const due: T[] = [];
    while (this.next <= now) {
      const { item } = this.#pop();
      this.#times.delete(item);
      due.push(item);
    }
    return due;
  }

  #up(entry: TimetableEntry<T>): void {
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] as TimetableEntry<T>;
      if (parent.at <= entry.at) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = entry;
  }

  #pop(): TimetableEntry<T> {
    const heap = this.#heap;
    const top = heap[0] as TimetableEntry<T>;
    const last = heap.pop() as TimetableEntry<T>;
    const size = heap.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (
        below + 1 < size &&
        (heap[below + 1] as TimetableEntry<T>).at < (heap[below] as TimetableEntry<T>).at
      )
        below += 1;
      const child = heap[below] as TimetableEntry<T>;
      if (child.at >= last.at) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return top;
  }
}
