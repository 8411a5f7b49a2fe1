/**
 * What is remembered of a learner. It is read once when it is opened, and at each change merged with what another tutor has
 * written since. If it can't be written, the learner is told once and everything goes on in memory.
 */
import type { DriverId } from '../../driver/types.ts';
import { LOCK_TIMEOUT_MS } from '../../files/lock.ts';
import { setAside } from '../../files/set-aside.ts';
import { fileTrouble } from '../../i18n/files.ts';
import { type Said, toSay } from '../../i18n/said.ts';
import { defined } from '../../value/defined.ts';
import { type CardMemories, mergeCards } from './cards.ts';
import { ConfFile } from './conf-file.ts';
import {
  EMPTY_PROGRESS,
  EMPTY_WALK,
  mergeWalks,
  type ParsedProgress,
  type ProgressDocument,
  type ScreenChoices,
  type WalkProgress,
  walkKey,
} from './document.ts';
import { type ExerciseResult, mergeResults } from './exercises.ts';
import { readProgress } from './read.ts';

const words = toSay('tutor');

/** The progress of all walks. */
export class ProgressStore {
  /** Notices to the learner about the file; empty when all is well. */
  readonly notices: Said[] = [];
  readonly #path: string;
  readonly #file: ConfFile;
  readonly #patienceMs: number;
  #document: ProgressDocument = EMPTY_PROGRESS;
  /** Whether the file may be overwritten: not one that a newer version wrote, or that can't be set aside. */
  #mayWrite = true;
  /** The latest changes are in memory only. */
  #unwritten = false;
  readonly #told = new Set<string>();

  /**
   * Opens the file at a path; it need not exist. Never throws: problems become notices.
   * @param patienceMs how long another process that holds the file's lock is waited for
   */
  constructor(path: string, patienceMs: number = LOCK_TIMEOUT_MS) {
    this.#patienceMs = patienceMs;
    this.#path = path;
    this.#file = new ConfFile(path);
    this.#document = this.#take(readProgress(path));
  }

  get document(): ProgressDocument {
    return this.#document;
  }

  /** What is remembered of a course on a driver. */
  walk(course: string, driver: DriverId): WalkProgress {
    return this.#document.walks[walkKey(course, driver)] ?? EMPTY_WALK;
  }

  /** Remembers a walk, merged with the file's version, and returns the merged one. */
  async remember(course: string, driver: DriverId, mine: WalkProgress): Promise<WalkProgress> {
    const key = walkKey(course, driver);
    await this.#change((document) => ({
      ...document,
      driver,
      walks: { ...document.walks, [key]: mergeWalks(document.walks[key] ?? EMPTY_WALK, mine) },
    }));
    return this.walk(course, driver);
  }

  /** What is remembered of the cards of a course. */
  cards(course: string): CardMemories {
    return this.#document.cards?.[course] ?? {};
  }

  /** Remembers how well cards of a course are known. */
  async rememberCards(course: string, mine: CardMemories): Promise<void> {
    await this.#change((document) => ({
      ...document,
      cards: { ...document.cards, [course]: mergeCards(document.cards?.[course] ?? {}, mine) },
    }));
  }

  /** How the learner has fared in the exercises of a course, by exercise. */
  exercises(course: string): Readonly<Record<string, ExerciseResult>> {
    return this.#document.exercises?.[course] ?? {};
  }

  /** Remembers how an exercise went, merged with earlier results. */
  async rememberExercise(course: string, exercise: string, result: ExerciseResult): Promise<void> {
    await this.#change((document) => {
      const known = document.exercises?.[course] ?? {};
      const merged = mergeResults(known[exercise], result);
      return {
        ...document,
        exercises: { ...document.exercises, [course]: { ...known, [exercise]: merged } },
      };
    });
  }

  /** Remembers the language that was chosen. */
  async rememberLanguage(language: string): Promise<void> {
    await this.#change((document) => ({ ...document, language }));
  }

  /** Remembers how the screen was asked to be; without anything that was asked, nothing is written. */
  async rememberScreen(choices: ScreenChoices): Promise<void> {
    if (Object.keys(choices).length === 0) return;
    await this.#change((document) => ({ ...document, ...choices }));
  }

  /** Forgets one walk, so that it starts over. */
  async forget(course: string, driver: DriverId): Promise<void> {
    await this.#change((document) => {
      const { [walkKey(course, driver)]: _gone, ...walks } = document.walks;
      return { ...document, walks };
    });
  }

  /** Forgets all about a course. */
  async forgetCourse(course: string): Promise<void> {
    const without = <T>(kept: Readonly<Record<string, T>>): Record<string, T> =>
      Object.fromEntries(Object.entries(kept).filter(([key]) => key.split('/')[0] !== course));
    await this.#change(({ walks, cards, exercises, ...rest }) => ({
      ...rest,
      walks: without(walks),
      ...defined({ cards: cards && without(cards), exercises: exercises && without(exercises) }),
    }));
  }

  /** Forgets captured values everywhere: the machines they belong to are gone. */
  async forgetValues(names: ReadonlySet<string>): Promise<void> {
    await this.#change((document) => ({
      ...document,
      walks: Object.fromEntries(
        Object.entries(document.walks).map(([key, walk]) => [
          key,
          {
            ...walk,
            values: Object.fromEntries(Object.entries(walk.values).filter(([name]) => !names.has(name))),
          },
        ]),
      ),
    }));
  }

  /**
   * Edits the file. If it can't be written, that is reported once, and the edit stays in memory; the next one tries
   * again, and a walk is written whole each time, so that nothing is missing once there is room.
   */
  async #change(edit: (document: ProgressDocument) => ProgressDocument): Promise<void> {
    let changed: ProgressDocument | undefined;
    try {
      if (this.#mayWrite)
        changed = await this.#file.change(
          (found) => {
            const known = this.#take(found);
            return this.#mayWrite ? edit(known) : undefined;
          },
          // After one wait in vain, later steps don't wait.
          this.#unwritten ? 0 : this.#patienceMs,
        );
      this.#unwritten = false;
    } catch (error) {
      this.#unwritten = true;
      this.tellUnwritable(this.#path, error);
    }
    this.#document = changed ?? edit(this.#document);
  }

  /** Reports that a file can't be written. Each cause is reported once, whichever files it affects. */
  tellUnwritable(path: string, error: unknown): void {
    const { cause, remedy } = fileTrouble(error);
    const key = JSON.stringify(cause);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.notices.push(words.progressUnwritable(path, cause, remedy));
  }

  /** The document in the file; the one in memory if there is none, or none that this version may change. */
  #take(found: ParsedProgress | undefined): ProgressDocument {
    if (found?.kind === 'document') return found.document;
    if (found?.kind === 'newer') {
      this.#mayWrite = false;
      this.notices.push(words.progressNewer(this.#path));
    }
    if (found?.kind === 'corrupt') this.#setAside();
    return this.#document;
  }

  #setAside(): void {
    try {
      this.notices.push(words.progressCorrupt(setAside(this.#path)));
    } catch {
      this.#mayWrite = false;
      this.notices.push(words.progressCorruptKept(this.#path));
    }
  }
}
