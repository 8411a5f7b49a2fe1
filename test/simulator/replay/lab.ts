/**
 * A computer with simulated machines, a bash in memory and a clock that stands still unless it is told to move: what is
 * typed runs through the same programs as a learner's commands.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bash, type CustomCommand, defineCommand, latin1FromBytes, ReadWriteFs } from 'just-bash';
import { Interrupted, StateAccess } from '../../../src/simulator/call/state-access.ts';
import { advance, nextEvent, openSim, settleNow } from '../../../src/simulator/engine/clock.ts';
import type { World } from '../../../src/simulator/engine/contract/world.ts';
import type { Sim } from '../../../src/simulator/engine/model/sim.ts';
import { newState, type State } from '../../../src/simulator/engine/model/state.ts';
import { makeWorld } from '../../../src/simulator/engine/world/sim-world.ts';
import { runProgramIn } from '../../../src/simulator/program.ts';
import type { Held, Store } from '../../../src/simulator/store/store.ts';
import { watchedWorld } from '../../../src/simulator/store/watched-world.ts';

/** What a command line printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A state to come back to. */
export interface Mark {
  readonly state: string;
  readonly now: number;
}

const HOME = '/home/sam';
/** A program that goes on for so many simulated milliseconds is stopped with Ctrl-C. */
const PATIENCE_MS = 2 * 60_000;
const PROGRAMS = ['docker', 'docker-machine', 'docker-compose', 'curl'];

export class ReplayLab {
  /** Stands for `/` of the computer. */
  readonly #root = mkdtempSync(join(tmpdir(), 'replay-'));
  #sim: Sim;
  readonly #bash: Bash;
  readonly #store: Store;
  #env: Record<string, string> = { HOME, USER: 'sam', SHELL: '/bin/bash', PATH: '/bin' };

  /** `seed` decides all that chance decides; `start` is RFC 3339. */
  constructor(seed: string, start = '2026-11-22T11:30:00Z') {
    this.#sim = openSim(newState(Date.parse(start), seed, 1));
    mkdirSync(join(this.#root, HOME), { recursive: true });
    mkdirSync(join(this.#root, 'tmp'));
    this.#bash = new Bash({
      fs: new ReadWriteFs({ root: this.#root }),
      env: this.#env,
      cwd: HOME,
      customCommands: PROGRAMS.map((name) => this.#program(name)),
      sleep: async (ms) => this.pass(ms),
      defenseInDepth: false,
    });
    this.#store = {
      hold: async () => this.#hold(),
      transact: (act) => act(this.world, this.#sim.state),
      realMs: () => 0,
      jump: async (ms) => this.pass(ms),
    };
  }

  get world(): World {
    return makeWorld(this.#sim);
  }
  get state(): State {
    return this.#sim.state;
  }
  /** Simulated milliseconds. */
  get now(): number {
    return this.#sim.now;
  }
  /** When something happens next by itself; Infinity for never. */
  get next(): number {
    return nextEvent(this.#sim);
  }

  /** Lets simulated milliseconds pass. */
  pass(ms: number): void {
    if (ms > 0) advance(this.#sim, this.#sim.now + ms);
  }

  mark(): Mark {
    return { state: JSON.stringify(this.#sim.state), now: this.#sim.now };
  }
  /** Goes back to a mark; `chance` lets what chance decides from here on fall otherwise. */
  back(mark: Mark, chance = 0): void {
    this.#sim = { state: JSON.parse(mark.state), vault: this.#sim.vault, now: mark.now, changed: false };
    if (chance !== 0) this.#sim.state.rng = (this.#sim.state.rng ^ Math.imul(chance, 2654435761)) >>> 0;
  }

  writeFile(name: string, text: string): void {
    writeFileSync(join(this.#root, HOME, name), text);
  }
  readFile(name: string): string {
    return readFileSync(join(this.#root, HOME, name), 'utf8');
  }

  /** Types a command line into the shell; its variables stay for the next one. `gap` passes between docker commands. */
  async types(line: string, gap = 0): Promise<Printed> {
    const plain = line.split('; ').map(plainDocker);
    if (plain.every((words) => words !== undefined)) return this.#withoutShell(plain, gap);
    const result = await this.#bash.exec(line, {
      env: this.#env,
      replaceEnv: true,
      cwd: HOME,
      rawScript: true,
    });
    const { '?': _status, SHELLOPTS: _options, BASHOPTS: _more, ...env } = result.env;
    this.#env = env;
    const stdout =
      result.stdoutKind === 'bytes' ? Buffer.from(result.stdout, 'latin1').toString('utf8') : result.stdout;
    return { stdout: this.#here(stdout), stderr: this.#here(result.stderr), exitCode: result.exitCode };
  }

  /** Docker commands one after the other, for which no shell is needed. */
  async #withoutShell(commands: readonly (readonly string[])[], gap: number): Promise<Printed> {
    let stdout = '';
    let stderr = '';
    let exitCode = 0;
    for (const [at, words] of commands.entries()) {
      if (at > 0) this.pass(gap);
      exitCode = await this.#run('docker', words, {
        env: this.#env,
        cwd: join(this.#root, HOME),
        out: (text) => {
          stdout += text;
        },
        err: (text) => {
          stderr += text;
        },
        isTerminal: false,
      });
    }
    return { stdout: this.#here(stdout), stderr: this.#here(stderr), exitCode };
  }

  /** Runs docker on a terminal of 80 columns; returns what came on it. */
  async onTerminal(argv: readonly string[]): Promise<string> {
    let screen = '';
    await this.#run('docker', argv, {
      env: this.#env,
      cwd: join(this.#root, HOME),
      out: (text) => {
        screen += text;
      },
      err: (text) => {
        screen += text;
      },
      isTerminal: true,
    });
    return screen;
  }

  close(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** The computer's folders under their recorded names. */
  #here(text: string): string {
    return text
      .replaceAll(join(this.#root, 'simulator', 'machine'), `${HOME}/.docker/machine`)
      .replaceAll(this.#root, '');
  }

  #hold(): Held {
    let isActedOn = false;
    const world = watchedWorld(this.world, () => {
      isActedOn = true;
    });
    return {
      world,
      state: this.#sim.state,
      jump: () => false,
      release: () => {
        if (isActedOn) settleNow(this.#sim);
      },
    };
  }

  #program(name: string): CustomCommand {
    return defineCommand(name, async (args, context) => {
      const output = { stdout: '', stderr: '' };
      const exitCode = await this.#run(name, args, {
        env: { ...context.exportedEnv },
        cwd: join(this.#root, context.cwd),
        stdin: Buffer.from(latin1FromBytes(context.stdin), 'latin1').toString('utf8'),
        out: (text) => {
          output.stdout += text;
        },
        err: (text) => {
          output.stderr += text;
        },
        isTerminal: false,
      });
      return { ...output, exitCode };
    });
  }

  async #run(
    name: string,
    argv: readonly string[],
    parts: {
      readonly env: Record<string, string>;
      readonly cwd: string;
      readonly stdin?: string;
      readonly out: (text: string) => void;
      readonly err: (text: string) => void;
      readonly isTerminal: boolean;
    },
  ): Promise<number> {
    const folder = join(this.#root, 'simulator');
    const { env, cwd, stdin = '', out, err, isTerminal } = parts;
    const interrupt = new AbortController();
    const io = {
      env,
      cwd,
      stdin: async () => stdin,
      out,
      err,
      isTerminal,
      columns: 80,
      signal: interrupt.signal,
    };
    const until = this.now + PATIENCE_MS;
    const store: Store = {
      ...this.#store,
      jump: async (ms) => {
        this.pass(ms);
        if (this.now > until) interrupt.abort();
      },
    };
    try {
      return await runProgramIn(name, argv, new StateAccess(folder, store, io));
    } catch (error) {
      if (error instanceof Interrupted) return 130;
      throw error;
    }
  }
}

/** The words behind `docker`, if nothing in them needs a shell but single quotes. */
function plainDocker(line: string): readonly string[] | undefined {
  if (!/^docker( +([\w.:/=@-]+|'[^']*'))*$/.test(line)) return undefined;
  return [...line.matchAll(/'([^']*)'|[^\s']+/g)].slice(1).map(([word, quoted]) => quoted ?? word);
}
