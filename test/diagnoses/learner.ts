/**
 * A learner at the tutor, with a simulated cluster that can be put back to where a step found it. Time for checks
 * passes at once, so that a wait of 30 s costs the looks and not the seconds.
 */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/check/clock.ts';
import { findProgram } from '../../src/driver/find-program.ts';
import { openSession } from '../../src/driver/open-session.ts';
import { spawnAsk } from '../../src/driver/spawn-ask.ts';
import type { DriverId, Session } from '../../src/driver/types.ts';
import { homeFolders } from '../../src/files/home.ts';
import type { Language } from '../../src/i18n/language.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import { OutputBuffer } from '../../src/shell/output-buffer.ts';
import { runCommand } from '../../src/shell/run-command.ts';
import { insideRunner } from '../../src/shell/run-inside.ts';
import { runProgram } from '../../src/simulator/index.ts';
import { openLedger } from '../../src/tutor/ledger.ts';
import { ProgressStore } from '../../src/tutor/progress/store.ts';
import { openTranscript } from '../../src/tutor/transcript.ts';
import { createTutor, type LiveTutor } from '../../src/tutor/tutor.ts';
import type { Phase } from '../../src/tutor/types.ts';
import { walkUnattended } from '../../src/tutor/unattended.ts';
import { here } from '../../src/tutor/walk/reduce.ts';
import { startWalk } from '../../src/tutor/walk/start.ts';
import { serveSimulator } from '../support/served.ts';

export type Failed = Extract<Phase, { name: 'failed' }>;

/**
 * A clock whose waiting is over at once, and sooner: fewer looks tell as much where nothing moves. It lets others have their turn,
 * as waiting does: visitors, who wait for nothing else, would come for ever.
 */
function hastyClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    sleep: async (ms) => {
      ahead += 10 * ms;
      await setImmediate();
    },
  };
}

interface Standing {
  readonly shell: { env: Readonly<Record<string, string>>; cwd: string };
  readonly values: Readonly<Record<string, string>>;
}

interface Arrival {
  /** Another step to stand at, with the cluster as it was there. */
  readonly at?: string;
  readonly language?: Language;
  /** A driver with real machines; what it asks for goes through processes. */
  readonly driver?: DriverId;
  /** PowerShell is the shell; a stand-in has to be there. */
  readonly powershell?: boolean;
  /** Answers and settings that the walk up to here did not have. */
  readonly values?: Readonly<Record<string, string>>;
  /** What is chosen where the step offers a choice; its default without this. */
  readonly choice?: string | undefined;
}

export class Learner {
  readonly root = mkdtempSync(join(tmpdir(), 'diagnoses-'));
  readonly home = homeFolders({ SWARM_TUTOR_HOME: join(this.root, 'home') });
  readonly #standings = new Map<string, Standing>();
  #session: Session | undefined;
  #shell: Standing['shell'] = { env: {}, cwd: '/' };
  #values: Standing['values'] = {};
  #tutor: LiveTutor | undefined;

  /** Walks once through Part 4 and keeps what stands before each of these steps. */
  async walksTo(...places: readonly string[]): Promise<void> {
    const { env: served, nodePath, mainPath } = await serveSimulator();
    this.#session = await openSession('simulator', {
      home: this.home,
      language: 'en',
      speed: 'instant',
      env: {
        PATH: process.env.PATH ?? '/usr/bin:/bin',
        HOME: this.root,
        SHELL: '/bin/bash',
        ...served,
      },
      nodePath,
      mainPath,
    });
    mkdirSync(this.#bin);
    // Time is the simulator's; nobody has to wait for the real one.
    this.#program('sleep', 'exit 0');
    const { env, workspace } = this.#session;
    this.#shell = { env: { ...env, PATH: `${this.#bin}${delimiter}${env.PATH}` }, cwd: workspace };
    const tutor = this.#opens(undefined, true);
    const course = tutor.getState().course;
    const steps = tutor.getState().stops.map(({ step }) => step.id);
    for (const place of places) {
      const before = steps[steps.indexOf(place) - 1];
      if (before !== undefined) {
        const end = await walkUnattended(tutor, {
          until: before,
          impossible: {},
          signal: new AbortController().signal,
        });
        if (end !== 'done')
          throw new Error(`${course.id} ended before ${place}: ${JSON.stringify(tutor.getState().phase)}`);
      }
      await tutor.settled();
      this.#values = tutor.getState().values;
      cpSync(this.home.root, this.#kept(place), { recursive: true });
      this.#standings.set(place, { shell: this.#shell, values: this.#values });
    }
    await tutor.close();
  }

  /** Comes to a step, the cluster and the shell as they were kept there. */
  comesTo(place: string, options: Arrival = {}): LiveTutor {
    const standing = this.#standings.get(place);
    if (!standing) throw new Error(`nothing was kept at ${place}`);
    rmSync(this.home.root, { recursive: true, force: true });
    cpSync(this.#kept(place), this.home.root, { recursive: true });
    for (const name of readdirSync(this.#bin)) if (name !== 'sleep') rmSync(join(this.#bin, name));
    this.#shell = standing.shell;
    this.#values = { ...standing.values, ...options.values };
    const tutor = this.#opens(options.at ?? place, false, options);
    const choice = here(tutor.getState())?.step.choice;
    if (choice) tutor.send({ type: 'choose', option: options.choice ?? choice.default });
    return tutor;
  }

  /** Types a command of one's own in place of the step's. */
  async types(command: string): Promise<Failed | undefined> {
    return this.sends({ type: 'run', command });
  }

  /** Runs the step as it is. */
  async runs(): Promise<Failed | undefined> {
    return this.sends({ type: 'run' });
  }

  async sends(intent: Parameters<LiveTutor['send']>[0]): Promise<Failed | undefined> {
    const tutor = this.#tutor;
    if (!tutor) throw new Error('nobody has come to a step');
    tutor.send(intent);
    await tutor.settled();
    const { phase } = tutor.getState();
    return phase.name === 'failed' ? phase : undefined;
  }

  get phase(): Phase {
    if (!this.#tutor) throw new Error('nobody has come to a step');
    return this.#tutor.getState().phase;
  }

  /** What was printed, as the screen has it. */
  get printed(): string {
    const output = this.#tutor?.getOutput();
    return output?.lines(output.dropped, output.lineCount).join('\n') ?? '';
  }

  /** Types into the shell of the session, not into the tutor. The shell is as it was afterwards. */
  async inTerminal(command: string): Promise<void> {
    if (!this.#session) throw new Error('walk first');
    const { exitCode, stderr, state } = await runCommand({
      command,
      shell: 'bash',
      shellProgram: '/bin/bash',
      state: this.#shell,
      scratch: this.#session.scratch,
      onOutput: () => undefined,
    });
    this.#shell = state;
    if (exitCode !== 0) throw new Error(`${command}: ${stderr}`);
  }

  /** Changes variables of the learner's shell. @returns all of them, as they were before */
  sets(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const { env } = this.#shell;
    this.#shell = { ...this.#shell, env: { ...env, ...variables } };
    return env;
  }

  /** A folder with no program in it. */
  get emptyPath(): string {
    return this.home.workspace;
  }

  /** The path of a simulated program. */
  simulated(name: string): string {
    return join(this.home.simulator, 'bin', name);
  }

  /** Puts a program before all others on the learner's path, until the next step is come to. */
  standIn(name: string, script: string): void {
    this.#program(name, script);
  }

  /** Gives settings other values than the walk had. */
  learns(values: Readonly<Record<string, string>>): void {
    const tutor = this.#tutor;
    if (!tutor) throw new Error('nobody has come to a step');
    const at = here(tutor.getState())?.step.id ?? '';
    this.#values = { ...this.#values, ...values };
    this.#tutor = this.#opens(at, false);
    this.#tutor.send({ type: 'choose', option: 'public' });
  }

  async leaves(): Promise<void> {
    await this.#tutor?.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Starts no process for what is only a call of a simulated program, unless something stands in for that. */
  get #runner(): ReturnType<typeof insideRunner> {
    return insideRunner({
      mayRun: (name) => findProgram(name, this.#shell.env) === this.simulated(name),
      run: runProgram,
    });
  }

  get #bin(): string {
    return join(this.root, 'bin');
  }
  #program(name: string, script: string): void {
    writeFileSync(join(this.#bin, name), `#!/bin/bash\n${script}\n`);
    chmodSync(join(this.#bin, name), 0o755);
  }
  #kept(place: string): string {
    return join(this.root, `before-${place}`);
  }

  /**
   * A session whose programs are all the learner's own, as with real machines: what stands in for one on the PATH is
   * what commands and questions meet. The simulator's own session lets nothing come before its programs.
   */
  #asOnRealMachines({ programs: _own, ...session }: Session): Session {
    const { ask } = session;
    return {
      ...session,
      ask: (argv, options) => {
        const [name = ''] = argv;
        const found = findProgram(name, options.env);
        return found === this.simulated(name) ? ask(argv, options) : spawnAsk(argv, options);
      },
    };
  }

  #opens(
    at: string | undefined,
    unattended: boolean,
    { language = 'en', driver, powershell }: Arrival = {},
  ): LiveTutor {
    if (!this.#session) throw new Error('walk first');
    const real = driver === undefined ? {} : { driver, simulated: false, ask: spawnAsk };
    const shell = powershell
      ? { shell: 'powershell' as const, shellProgram: join(this.#bin, 'powershell') }
      : {};
    const session: Session = { ...this.#asOnRealMachines(this.#session), ...real, ...shell };
    const state = startWalk({
      course: loadCourse(undefined, language),
      driver: session.driver,
      records: {},
      values: { ...session.settings, ...this.#values },
      ...(at === undefined ? {} : { at }),
    });
    this.#tutor = createTutor({
      state,
      context: {
        session,
        output: new OutputBuffer(),
        ledger: openLedger(this.home.ledger),
        transcript: openTranscript(this.home.transcripts),
        now: Date.now,
        clock: hastyClock(),
        unattended,
        ...(driver === undefined ? { runShell: this.#runner } : {}),
        shell: () => this.#shell,
        setShell: (shell) => {
          this.#shell = shell;
        },
      },
      progress: new ProgressStore(this.home.progress),
      surroundings: {
        driver: session.driver,
        simulated: session.simulated,
        why: '',
        workspace: session.workspace,
        shell: session.shell,
        editor: 'vi',
        impossible: {},
      },
      terminal: {
        run: () => {
          throw new Error('no terminal here');
        },
        edit: () => undefined,
        shell: () => {
          throw new Error('no step opens a shell by itself');
        },
      },
    });
    return this.#tutor;
  }
}
