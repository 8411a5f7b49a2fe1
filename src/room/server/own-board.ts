/** The board of a room whose store this computer reaches: its state is here already, and its viewer is the teacher. */
import { detailsOf, type LearnerDetails } from '../board/details.ts';
import { csvOf, exportOf } from '../board/export.ts';
import type { BoardNow, BoardProblem, BoardSource } from '../board/source.ts';
import { isPresent } from '../board/trouble.ts';
import { boardView } from '../board/view.ts';
import type { TeacherAct } from '../contract/acts.ts';
import type { RoomOutline } from '../contract/outline.ts';
import { wholeLog } from '../store/whole-log.ts';
import type { LiveRoom } from './live-room.ts';

/** Times pass on the board even if nothing happens, milliseconds: somebody becomes stuck, for example. */
const IDLE_MS = 10_000;
/** Learners in one list. */
const MOST_LISTED = 500;

export class OwnBoard implements BoardSource {
  readonly isTeacher = true;
  readonly #room: LiveRoom;
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;
  #now: BoardNow;
  #timer: NodeJS.Timeout | undefined;

  /** @param gatherMs changes within this time are shown together, milliseconds */
  constructor(room: LiveRoom, gatherMs: number) {
    this.#room = room;
    this.#now = this.#look();
    const unsubscribe = room.subscribe(() => {
      this.#timer ??= setTimeout(() => this.#tell(), gatherMs);
    });
    const idle = setInterval(() => this.#tell(), IDLE_MS);
    idle.unref();
    this.#stop = () => {
      unsubscribe();
      clearInterval(idle);
      clearTimeout(this.#timer);
    };
  }

  get outline(): RoomOutline {
    return this.#room.outline;
  }

  now(): BoardNow {
    return this.#now;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async act(act: TeacherAct): Promise<BoardProblem | undefined> {
    try {
      await this.#room.act(act);
    } catch {
      return 'store';
    }
    this.#tell();
    return undefined;
  }

  async learner(number: number): Promise<LearnerDetails | undefined> {
    const learner = this.#room.state.learners.get(number);
    return learner && detailsOf(learner);
  }

  async at(step: string): Promise<readonly LearnerDetails[]> {
    return [...this.#room.state.learners.values()]
      .filter((learner) => isPresent(learner) && learner.step === step)
      .slice(0, MOST_LISTED)
      .map(detailsOf);
  }

  async figures(format: 'csv' | 'json'): Promise<string> {
    const { record, store } = this.#room;
    const exported = exportOf(record, await wholeLog(store, record.id));
    return format === 'csv' ? csvOf(exported) : `${JSON.stringify(exported, undefined, 2)}\n`;
  }

  /** Follows the room no longer. */
  close(): void {
    this.#stop();
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#now = this.#look();
    for (const listener of this.#listeners) listener();
  }

  #look(): BoardNow {
    const { record, state, outline, trouble } = this.#room;
    return {
      ...{ name: record.name, code: record.code, ahead: this.#room.now() - Date.now() },
      view: boardView(state, outline, this.#room.now(), true),
      isLost: false,
      isStoreSilent: trouble !== undefined,
    };
  }
}
