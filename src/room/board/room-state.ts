/** The state of a room: what follows from its log, entry by entry. The same log gives the same state on every server. */
import type { TeacherAct } from '../contract/acts.ts';
import type { ExerciseEvent, FailingCheck, LearnerEvent, StepEvent } from '../contract/events.ts';
import { type Attendance, type LogEntry, TEACHER } from '../contract/log.ts';

/** One learner, as far as the room knows. Times are milliseconds since the epoch, by the server's clock. */
export interface RoomLearner {
  readonly number: number;
  readonly name: string;
  readonly joinedAt: number;
  readonly leftAt?: number;
  readonly lastAt: number;
  /** Events that the room has taken of this learner. */
  readonly events: number;
  /** Where they are; undefined before their tutor has said so. */
  readonly step?: string;
  readonly driver?: StepEvent['driver'];
  readonly status: StepEvent['status'];
  readonly tries: number;
  readonly hints: number;
  readonly spentMs: number;
  readonly done: number;
  readonly finished: boolean;
  readonly failing: readonly FailingCheck[];
  readonly diagnosis?: { readonly id: string; readonly title: string };
  /** When they came to this step. */
  readonly hereSince: number;
  /** Since when this step has failed; undefined while it has not. */
  readonly failedSince?: number;
  readonly handSince?: number;
  readonly exercises: Readonly<Record<string, Omit<ExerciseEvent, 'type' | 'exercise'>>>;
  /** The screen that they chose to share last. */
  readonly shared?: { readonly step: string; readonly lines: readonly string[]; readonly at: number };
}

/** A line from the teacher. */
export interface TeacherLine {
  readonly pos: number;
  readonly to: 'all' | number;
  readonly text: string;
  readonly at: number;
}

/** An exercise for the whole room. */
export interface RoomExercise {
  readonly id: string;
  readonly startedAt: number;
  readonly until: number;
  readonly released: boolean;
}

/** Lines that learners still get who join late, or were away. */
const KEPT_LINES = 50;

/** The state of a room. It is changed in place, as a room of thousands has an entry every millisecond. */
export class RoomState {
  /** The place in the log up to which it is true. */
  pos = 0;
  pace: string | undefined;
  meet: { readonly step: string; readonly at: number } | undefined;
  exercise: RoomExercise | undefined;
  lines: readonly TeacherLine[] = [];
  namesHidden = false;
  endedAt: number | undefined;
  readonly #learners = new Map<number, RoomLearner>();
  readonly #removed = new Set<number>();
  readonly #passed = new Map<number, Set<string>>();
  readonly #passedAt = new Map<string, number>();

  /** All who have ever joined and were not removed or forgotten, by number. */
  get learners(): ReadonlyMap<number, RoomLearner> {
    return this.#learners;
  }

  /** The teacher has removed this learner. */
  wasRemoved(number: number): boolean {
    return this.#removed.has(number);
  }

  /** How many learners have passed a step. */
  passedBy(step: string): number {
    return this.#passedAt.get(step) ?? 0;
  }

  /** Takes the next entry of the log; one that was taken before changes nothing. */
  apply(entry: LogEntry): void {
    if (entry.pos <= this.pos) return;
    this.pos = entry.pos;
    if (entry.by === TEACHER) this.#act(entry, entry.body as TeacherAct);
    else this.#tell(entry, entry.body as LearnerEvent | Attendance);
  }

  #act({ pos, at }: LogEntry, act: TeacherAct): void {
    switch (act.type) {
      case 'pace':
        this.pace = act.step ?? undefined;
        return;
      case 'meet':
        this.meet = act.meet ? { step: act.meet.step, at: at + act.meet.seconds * 1000 } : undefined;
        return;
      case 'say':
        this.lines = [...this.lines, { pos, to: act.to, text: act.text, at }].slice(-KEPT_LINES);
        return;
      case 'set-exercise':
        this.exercise = act.exercise
          ? {
              id: act.exercise.id,
              startedAt: at,
              until: at + act.exercise.seconds * 1000,
              released: false,
            }
          : undefined;
        return;
      case 'release':
        if (this.exercise?.id === act.exercise) this.exercise = { ...this.exercise, released: true };
        return;
      case 'hide-names':
        this.namesHidden = act.on;
        return;
      case 'lower-hand':
        this.#change(act.learner, ({ handSince: _seen, ...rest }) => rest);
        return;
      case 'remove':
        this.#removed.add(act.learner);
        this.#drop(act.learner);
        return;
      case 'end':
        this.endedAt ??= at;
        return;
    }
  }

  #tell({ by, at }: LogEntry, body: LearnerEvent | Attendance): void {
    if (this.#removed.has(by)) return;
    if (body.type === 'joined') {
      const before = this.#learners.get(by);
      const { leftAt: _back, ...rest } = before ?? newLearner(by, at);
      this.#learners.set(by, { ...rest, name: body.name, lastAt: at });
      return;
    }
    if (body.type === 'left' && body.forgotten) {
      this.#drop(by);
      return;
    }
    this.#change(by, (before) => {
      const learner = { ...before, lastAt: at, events: before.events + 1 };
      switch (body.type) {
        case 'left': {
          const { handSince: _down, ...rest } = learner;
          return { ...rest, leftAt: at };
        }
        case 'step':
          if (body.status === 'passed') this.#pass(by, body.step);
          return body.elsewhere ? learner : stepped(learner, body, at);
        case 'hand': {
          const { handSince, ...rest } = learner;
          return body.up ? { ...rest, handSince: handSince ?? at } : rest;
        }
        case 'exercise': {
          const { type: _type, exercise, ...result } = body;
          return { ...learner, exercises: { ...learner.exercises, [exercise]: result } };
        }
        case 'screen':
          return { ...learner, shared: { step: body.step, lines: body.lines, at } };
      }
    });
  }

  #change(number: number, change: (before: RoomLearner) => RoomLearner): void {
    const before = this.#learners.get(number);
    if (before) this.#learners.set(number, change(before));
  }

  #pass(number: number, step: string): void {
    const passed = this.#passed.get(number) ?? new Set();
    if (passed.has(step)) return;
    this.#passed.set(number, passed.add(step));
    this.#passedAt.set(step, this.passedBy(step) + 1);
  }

  #drop(number: number): void {
    this.#learners.delete(number);
    for (const step of this.#passed.get(number) ?? []) this.#passedAt.set(step, this.passedBy(step) - 1);
    this.#passed.delete(number);
  }
}

function newLearner(number: number, at: number): Omit<RoomLearner, 'name'> {
  return {
    number,
    joinedAt: at,
    lastAt: at,
    events: 0,
    status: 'reading',
    tries: 0,
    hints: 0,
    spentMs: 0,
    done: 0,
    finished: false,
    failing: [],
    hereSince: at,
    exercises: {},
  };
}

function stepped(learner: RoomLearner, report: StepEvent, at: number): RoomLearner {
  const { diagnosis: _before, failedSince, ...rest } = learner;
  const { type: _type, diagnosis, ...values } = report;
  const isHere = learner.step === report.step;
  // A second try is under way: it is still the same trouble.
  const isTroubled = report.status === 'failed' || (report.status === 'working' && isHere);
  const since = isHere ? failedSince : undefined;
  const failedAt = report.status === 'failed' ? (since ?? at) : isTroubled ? since : undefined;
  return {
    ...rest,
    ...values,
    hereSince: isHere ? learner.hereSince : at,
    ...(diagnosis === undefined ? undefined : { diagnosis }),
    ...(failedAt === undefined ? undefined : { failedSince: failedAt }),
  };
}
