/** Proves an exercise: its start fails the goal, its solutions reach it, doing nothing and wrong turns don't. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckOutcome } from '../check/types.ts';
import { openSession } from '../driver/open-session.ts';
import { DEFAULT_DRIVER } from '../driver/traits.ts';
import { homeFolders } from '../files/home.ts';
import { type Said, toSay } from '../i18n/said.ts';
import { type Exercise, goalOf, stepsOf } from '../lesson/exercise-types.ts';
import type { CommandVariant, Course } from '../lesson/types.ts';
import type { ShellState } from '../shell/types.ts';
import { firstOf } from '../value/signal.ts';
import { type ExerciseVerdict, judge } from './judge.ts';
import { type ExercisePlace, placeOver } from './place.ts';
import { noteStart, type StartFacts } from './record.ts';
import { failureOf, formFor, runLine } from './run-line.ts';
import { buildStart } from './start.ts';

const words = toSay('exercise').proof;

/** One thing that the proof found wrong. */
export interface Disproof {
  readonly exercise: string;
  /** The section that it is about: the goal, a step of a solution, a wrong turn. */
  readonly section: string;
  readonly why: Said;
}

/** Real milliseconds. Only a command that waits for ever takes this long. */
const LONGEST_MS = 20_000;
/** How long the proof does nothing, to show that waiting doesn't help, simulated seconds. */
const IDLE_S = 600;

/**
 * Proves an exercise in a world of its own on the simulator, where time jumps. What it makes is gone afterwards.
 * @param patienceMs how long one command may take, real milliseconds
 */
export async function prove(
  exercise: Exercise,
  course: Course,
  signal?: AbortSignal,
  patienceMs = LONGEST_MS,
): Promise<Disproof[]> {
  const root = mkdtempSync(join(tmpdir(), 'swarm-tutor-proof-'));
  try {
    return await new Proof(root, exercise, signal, patienceMs).run(await openPlace(root, course));
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function openPlace(root: string, course: Course): Promise<ExercisePlace> {
  const home = homeFolders({ SWARM_TUTOR_HOME: join(root, 'home') });
  const session = await openSession(DEFAULT_DRIVER, { home, language: 'en', speed: 'instant' });
  let shell: ShellState = { env: session.env, cwd: session.workspace };
  return placeOver(
    session,
    course,
    {},
    {
      shell: () => shell,
      setShell(state) {
        shell = state;
      },
    },
  );
}

function isEndless(failure: Said): boolean {
  return typeof failure === 'object' && 'say' in failure && failure.say.endsWith('.endless');
}

class Proof {
  readonly #root: string;
  readonly #exercise: Exercise;
  readonly #signal: AbortSignal | undefined;
  readonly #patienceMs: number;

  constructor(root: string, exercise: Exercise, signal: AbortSignal | undefined, patienceMs: number) {
    this.#patienceMs = patienceMs;
    this.#root = root;
    this.#exercise = exercise;
    this.#signal = signal;
  }

  async run(place: ExercisePlace): Promise<Disproof[]> {
    const exercise = this.#exercise;
    const goal = goalOf(exercise).id;
    const stuck = await buildStart(exercise, place, { signal: this.#signal });
    if (stuck !== undefined) return [this.#found(goal, words.startFails(stuck))];
    const facts = await noteStart(exercise, place, this.#signal);
    const shell = place.shell();
    this.#copy('home', 'start');
    const again = (): void => {
      this.#copy('start', 'home');
      place.setShell(shell);
    };

    const found: Disproof[] = [];
    const first = await this.#judge(place, facts);
    if (first.passed) found.push(this.#found(goal, words.startPasses));
    else if (this.#hangsOnTheMesh(first)) found.push(this.#found(goal, words.meshDecides));
    for (const broken of first.rules.filter(({ passed }) => !passed))
      found.push(this.#found(goal, words.startBreaks(broken.id, broken.actual)));
    await runLine(`sleep ${IDLE_S}`, place, { signal: this.#signal, isUnseen: true });
    if ((await this.#judge(place, facts)).passed) found.push(this.#found(goal, words.idlePasses));

    for (const solution of exercise.solutions) {
      again();
      found.push(...(await this.#solve(stepsOf(exercise, solution), place, facts)));
    }
    for (const { id, commands } of exercise.wrongTurns) {
      again();
      for (const variant of commands) {
        const failure = await this.#do([variant], place);
        // A wrong turn may fail, but it has to end.
        if (failure !== undefined && isEndless(failure)) found.push(this.#found(id, failure));
      }
      if ((await this.#judge(place, facts)).passed) found.push(this.#found(id, words.wrongPasses));
    }
    return found;
  }

  async #solve(
    steps: readonly { readonly id: string; readonly commands: readonly CommandVariant[] }[],
    place: ExercisePlace,
    facts: StartFacts,
  ): Promise<Disproof[]> {
    for (const { id, commands } of steps) {
      const failure = await this.#do(commands, place);
      if (failure !== undefined) return [this.#found(id, words.solutionFails(failure))];
    }
    const { checks, rules } = await this.#judge(place, facts);
    const last = steps.at(-1)?.id ?? '';
    return [
      ...checks
        .filter(({ status }) => status === 'failed')
        .map((one) => this.#found(last, words.solutionMisses(one.id, one.expected, one.actual))),
      ...rules
        .filter(({ passed }) => !passed)
        .map((one) => this.#found(last, words.solutionBreaks(one.id, one.expected, one.actual))),
    ];
  }

  async #do(variants: readonly CommandVariant[], place: ExercisePlace): Promise<Said | undefined> {
    const text = formFor(variants, place, true);
    if (text === undefined) return words.noForm;
    const limit = AbortSignal.timeout(this.#patienceMs);
    const signal = firstOf(limit, this.#signal);
    const failure = failureOf(await runLine(text, place, { signal, isUnseen: true }));
    this.#signal?.throwIfAborted();
    return limit.aborted ? words.endless(text) : failure;
  }

  #judge(place: ExercisePlace, facts: StartFacts): Promise<ExerciseVerdict> {
    this.#signal?.throwIfAborted();
    return judge(this.#exercise, place, facts, { signal: this.#signal });
  }

  /** Whether only an answer is missing, which nobody can ask for where the routing mesh does not work. */
  #hangsOnTheMesh({ checks, rules }: ExerciseVerdict): boolean {
    const { mesh, ...exercise } = this.#exercise;
    if (mesh === true) return false;
    const asking = goalOf(exercise).checks.flatMap(({ id, kind }) => (kind === 'http' ? [id] : []));
    const isHeld = ({ id, status }: CheckOutcome): boolean => status === 'passed' || asking.includes(id);
    return checks.every(isHeld) && rules.every(({ passed }) => passed);
  }

  #found(section: string, why: Said): Disproof {
    return { exercise: this.#exercise.id, section, why };
  }

  /** Puts one folder of the proof in the place of another. */
  #copy(from: string, to: string): void {
    rmSync(join(this.#root, to), { recursive: true, force: true });
    mkdirSync(join(this.#root, to));
    cpSync(join(this.#root, from), join(this.#root, to), { recursive: true });
  }
}
