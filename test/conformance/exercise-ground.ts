/** Machines on which exercises are played, real or simulated: where one begins, and how time passes there. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openSession } from '../../src/driver/open-session.ts';
import type { Session } from '../../src/driver/types.ts';
import { type ExercisePlace, placeOver } from '../../src/exercise/place.ts';
import { failureOf, formFor, type LineResult, runLine } from '../../src/exercise/run-line.ts';
import { homeFolders } from '../../src/files/home.ts';
import type { CommandVariant, Course } from '../../src/lesson/types.ts';
import type { ShellState } from '../../src/shell/types.ts';
import { type Ledger, openLedger } from '../../src/tutor/ledger.ts';

/** How long nothing is done, seconds: a real swarm that would mend itself has begun to by then. */
const IDLE_S = { real: 20, simulated: 600 };
/** After a wrong turn, seconds: by then a node that is gone is missed, for one. */
const AFTERWARDS_S = { real: 20, simulated: 60 };
/** How long one block of commands may take, milliseconds of this computer. */
const LONGEST_MS = { real: 150_000, simulated: 20_000 };

export interface GroundOptions {
  readonly driver: 'dind' | 'simulator';
  readonly course: Course;
  /** Variables that lead to the engine; default none. */
  readonly env?: Readonly<Record<string, string>>;
  /** The built simulator, beside which the program of the machines lies. */
  readonly mainPath?: string;
}

export class ExerciseGround {
  readonly #options: GroundOptions;
  #root = '';
  #session: Session | undefined;

  constructor(options: GroundOptions) {
    this.#options = options;
  }

  get #kind(): 'real' | 'simulated' {
    return this.#options.driver === 'simulator' ? 'simulated' : 'real';
  }

  /** Where machines are written down that were made here; begun exercises may take these. */
  get ledger(): Ledger {
    return openLedger(join(this.#root, 'ledger.json'));
  }

  /** A place with a new shell and an empty folder. Real machines stay from one exercise to the next, as a learner's do. */
  async place(): Promise<ExercisePlace> {
    if (this.#kind === 'simulated') await this.close();
    this.#session ??= await this.#open();
    const session = this.#session;
    for (const name of readdirSync(session.workspace))
      if (!name.startsWith('.')) rmSync(join(session.workspace, name), { recursive: true });
    let shell: ShellState = { env: session.env, cwd: session.workspace };
    const setShell = (state: ShellState): void => {
      shell = state;
    };
    return placeOver(session, this.#options.course, {}, { shell: () => shell, setShell });
  }

  async #open(): Promise<Session> {
    this.#root = mkdtempSync(join(tmpdir(), 'conformance-'));
    const workspace = join(this.#root, 'workspace');
    mkdirSync(workspace);
    const { PATH = '/usr/bin:/bin' } = process.env;
    const { driver, env = {}, mainPath } = this.#options;
    return openSession(driver, {
      home: homeFolders({ SWARM_TUTOR_HOME: this.#root }),
      language: 'en',
      speed: 'instant',
      env: { PATH, HOME: workspace, USER: 'sam', SHELL: '/bin/bash', LANG: 'C.UTF-8', ...env },
      workspace,
      ...(mainPath === undefined ? {} : { mainPath }),
    });
  }

  /** Does nothing for a while. */
  async idle(place: ExercisePlace): Promise<void> {
    await this.#pass(place, IDLE_S[this.#kind]);
  }

  /** Waits until what a wrong turn has begun is over. */
  async settle(place: ExercisePlace): Promise<void> {
    await this.#pass(place, AFTERWARDS_S[this.#kind]);
  }

  async #pass(place: ExercisePlace, seconds: number): Promise<void> {
    if (this.#kind === 'real') await setTimeout(seconds * 1000);
    else await runLine(`sleep ${seconds}`, place, { isUnseen: true });
  }

  /** Runs a command in the form for these machines. @returns whether it failed or did not end in time */
  async runs(variants: readonly CommandVariant[], place: ExercisePlace): Promise<boolean> {
    const form = formFor(variants, place, true);
    if (form === undefined) return true;
    // Wrong turns have one form, with the driver that most learners have.
    const text = this.#kind === 'real' ? form.replaceAll('--driver virtualbox', '--driver dind') : form;
    const signal = AbortSignal.timeout(LONGEST_MS[this.#kind]);
    const ran: LineResult = await runLine(text, place, { signal, isUnseen: true });
    return signal.aborted || failureOf(ran) !== undefined;
  }

  /** Removes the machines that were made here, and all files. */
  async close(): Promise<void> {
    if (this.#session !== undefined && this.#kind === 'real') {
      const place = await this.place();
      await runLine('docker-machine ls -q | xargs -r docker-machine rm -f', place);
    }
    this.#session = undefined;
    if (this.#root !== '') rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }
}
