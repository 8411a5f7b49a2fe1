/** A timetable: when something happens to each of many things, and which of them comes next. */
import TinyQueue from 'tinyqueue';

interface TimetableEntry<T> {
  readonly at: number;
  readonly item: T;
}

/** An entry that has been replaced stays in the queue until it comes to its head. */
export class Timetable<T extends object> {
  readonly #times = new Map<T, number>();
  readonly #queue = new TinyQueue<TimetableEntry<T>>([], (one, other) => one.at - other.at);

  /** Notes when something happens to a thing; Infinity takes it off the timetable. */
  set(item: T, at: number): void {
    if ((this.#times.get(item) ?? Number.POSITIVE_INFINITY) === at) return;
    if (at === Number.POSITIVE_INFINITY) {
      this.#times.delete(item);
      return;
    }
    this.#times.set(item, at);
    this.#queue.push({ at, item });
  }

  /** The earliest time; Infinity when nothing is on it. */
  get next(): number {
    return this.#head()?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Takes all whose time has come off the timetable. */
  takeDue(now: number): T[] {
    const due: T[] = [];
    for (let head = this.#head(); head !== undefined && head.at <= now; head = this.#head()) {
      this.#queue.pop();
      this.#times.delete(head.item);
      due.push(head.item);
    }
    return due;
  }

  /** The first entry that holds. */
  #head(): TimetableEntry<T> | undefined {
    for (;;) {
      const head = this.#queue.peek();
      if (head === undefined || this.#times.get(head.item) === head.at) return head;
      this.#queue.pop();
    }
  }
}
