/** A throw-away simulated swarm for each command that is tried. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession } from '../driver/open-session.ts';
import { DEFAULT_DRIVER } from '../driver/traits.ts';
import { type ExercisePlace, placeOver } from '../exercise/place.ts';
import { runLine } from '../exercise/run-line.ts';
import { buildStart } from '../exercise/start.ts';
import { homeFolders } from '../files/home.ts';
import type { Said } from '../i18n/said.ts';
import type { Values } from '../lesson/placeholders.ts';
import type { Course, ReviewStart } from '../lesson/types.ts';
import type { ShellState } from '../shell/types.ts';
import { defined } from '../value/defined.ts';
import type { Card } from './cards.ts';
import {
  compared,
  doIn,
  type Effects,
  effectsIn,
  type ReviewVerdict,
  type TriedCommand,
  type TriedEffects,
} from './effects.ts';

type CommandCard = Extract<Card, { kind: 'command' }>;

/** A card, and what its command does; kept in `asked`, for whoever tries once more. */
interface AskedCommand {
  readonly card: CommandCard;
  readonly shell: ShellState;
  readonly before: Effects;
  readonly done: TriedEffects;
}

/** A swarm like that of the course, for the time of a review. */
export class ThrowawaySwarm {
  readonly #root: string;
  readonly #place: ExercisePlace;
  #shell: ShellState;
  /** The start state once it is ready, or the reason why it can't be built. */
  #begun: Promise<Said | undefined> | undefined;
  #asked: AskedCommand | undefined;
  readonly #start: Parameters<typeof buildStart>[0];

  private constructor(
    root: string,
    session: Parameters<typeof placeOver>[0],
    course: Course,
    values: Values,
  ) {
    this.#root = root;
    this.#shell = { env: session.env, cwd: session.workspace };
    const shell = {
      shell: () => this.#shell,
      setShell: (state: ShellState) => {
        this.#shell = state;
      },
    };
    this.#place = placeOver(session, course, values, shell);
    this.#start = startOf(course.review ?? NO_SWARM, course);
  }

  /**
   * Makes the folder for a swarm of its own; it shares nothing with the learner's.
   * @param values of settings, as the learner has them
   */
  static async open(course: Course, values: Values): Promise<ThrowawaySwarm> {
    const root = mkdtempSync(join(tmpdir(), 'swarm-tutor-review-'));
    const home = homeFolders({ SWARM_TUTOR_HOME: join(root, 'home') });
    const session = await openSession(DEFAULT_DRIVER, { home, language: 'en', speed: 'instant' });
    return new ThrowawaySwarm(root, session, course, values);
  }

  /** Builds the swarm that all tries begin with, once. @returns why it can't be built; undefined when it is ready */
  begin(signal?: AbortSignal): Promise<Said | undefined> {
    this.#begun ??= this.#build(signal);
    return this.#begun;
  }

  /** The result of a command that was typed for a card. Only aborts reject. */
  async judge(card: CommandCard, typed: string, signal?: AbortSignal): Promise<ReviewVerdict> {
    await this.begin(signal);
    const shell = this.#shell;
    try {
      if (this.#asked?.card !== card) this.#asked = await this.#askFor(card, signal);
      const done = await this.#try(this.#asked, () => this.#runTyped(typed, signal), signal);
      return compared(done, this.#asked.done);
    } finally {
      this.#shell = shell;
    }
  }

  /** Where the command of a card is given, and what comes of it there. */
  async #askFor(card: CommandCard, signal: AbortSignal | undefined): Promise<AskedCommand> {
    this.#asked = undefined;
    const options = { signal, isUnseen: true };
    this.#copy('start', 'home');
    for (const line of card.before) await runLine(line, this.#place, options);
    this.#copy('home', 'asked');
    const place = { shell: this.#shell, before: await effectsIn(this.#place, signal) };
    const done = await this.#try(place, () => runLine(card.command, this.#place, options), signal);
    return { ...place, card, done };
  }

  async #try(
    { shell, before }: Pick<AskedCommand, 'shell' | 'before'>,
    run: () => Promise<TriedCommand>,
    signal: AbortSignal | undefined,
  ): Promise<TriedEffects> {
    this.#copy('asked', 'home');
    this.#shell = shell;
    return doIn(this.#place, before, run, signal);
  }

  /** Removes all of it. */
  close(): void {
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }

  async #build(signal: AbortSignal | undefined): Promise<Said | undefined> {
    const stuck = await buildStart(this.#start, this.#place, { signal });
    if (stuck === undefined) this.#copy('home', 'start');
    return stuck;
  }

  /** A learner's command has no placeholders: `${…}` is the shell's. */
  async #runTyped(text: string, signal: AbortSignal | undefined): Promise<TriedCommand> {
    const { session } = this.#place;
    if (session.script === undefined) throw new Error('the throw-away swarm is simulated');
    const { env, cwd, ...ran } = await session.script(text, { ...this.#shell, ...defined({ signal }) });
    this.#shell = { env, cwd };
    return ran;
  }

  #copy(from: string, to: string): void {
    rmSync(join(this.#root, to), { recursive: true, force: true, maxRetries: 3 });
    cpSync(join(this.#root, from), join(this.#root, to), { recursive: true });
  }
}

const NO_SWARM: ReviewStart = { machines: [], managers: [], workers: [], commands: [] };

function startOf({ commands, ...nodes }: ReviewStart, { files }: Course): Parameters<typeof buildStart>[0] {
  const variants = commands.map((text) => ({ text }));
  return { needs: nodes.machines, start: { ...nodes, files, commands: variants }, rules: [] };
}
