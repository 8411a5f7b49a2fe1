/**
 * One program's access to the simulator's state. The state is locked only while the program acts, never while it
 * sleeps or waits for input, so that other shells can go on.
 */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ProgramIo } from '../../program/io.ts';
import { elapsedMs } from '../../value/clock.ts';
import type { Engine } from '../engine/contract/engine.ts';
import { EngineError, WANTS_TLS } from '../engine/contract/errors.ts';
import { ENGINE_PORT } from '../engine/contract/version.ts';
import { type World, WorldError } from '../engine/contract/world.ts';
import type { Held, Store } from '../store/store.ts';
import type { ProgramCall } from './call.ts';
import { diskFiles, type HostFiles } from './host-files.ts';

/** The parts of a call that differ between this computer and a machine. */
export interface CallParts {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** The machine that the program runs on; undefined is this computer. */
  readonly machine?: string;
  readonly readFile?: (path: string) => string;
  readonly files?: HostFiles;
  readonly stdin?: () => Promise<string>;
  readonly out?: (text: string) => void;
  readonly err?: (text: string) => void;
  readonly isTerminal?: boolean;
}

/** The program was ended by Ctrl-C while it waited. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

/** How long others wait for a program that sleeps in between, at most. */
const LONGEST_HOLD_MS = 250;

/** One program's access to the state, which is locked only while the program acts. */
export class StateAccess {
  readonly folder: string;
  readonly io: ProgramIo;
  readonly #store: Store;
  #held: Held | undefined;
  #takenAgainAt = Number.NEGATIVE_INFINITY;

  /** `folder` is the absolute path of the simulator's folder, where `store` keeps its state. */
  constructor(folder: string, store: Store, io: ProgramIo) {
    this.folder = folder;
    this.#store = store;
    this.io = io;
  }

  /** The same access with other streams, or another way to be interrupted. */
  with(io: Partial<ProgramIo>): StateAccess {
    return new StateAccess(this.folder, this.#store, { ...this.io, ...io });
  }

  /** Acts on the locked state. `work` must not wait for anything. */
  async act<T>(work: (world: World) => T): Promise<T> {
    const hold = await this.#store.hold();
    try {
      return work(hold.world);
    } finally {
      hold.release();
    }
  }

  /** Lets simulated time pass. @throws Interrupted */
  async sleep(simulatedMs: number, leastRealMs = 0): Promise<void> {
    const wasHeld = this.#held !== undefined;
    if (wasHeld && this.#mayKeep(leastRealMs) && this.#held?.jump(simulatedMs) === true) return;
    this.#letGo();
    await this.#store.jump(simulatedMs);
    await wait(this.#store.realMs(simulatedMs, leastRealMs), this.io.signal);
    if (wasHeld) await this.#take();
    this.#takenAgainAt = elapsedMs();
  }

  /**
   * Where simulated time takes no real time, a program that sleeps again and again keeps the state for a moment: reading and
   * writing it each time would take longer than all the rest. What it did before it first slept is saved already.
   */
  #mayKeep(leastRealMs: number): boolean {
    const isRecent = elapsedMs() - this.#takenAgainAt < LONGEST_HOLD_MS;
    return isRecent && leastRealMs === 0 && this.io.signal?.aborted !== true;
  }

  /** Acts once more for a program that was interrupted. */
  async #afterInterrupt(work: () => void): Promise<void> {
    this.#letGo();
    this.#held = await this.#store.hold();
    try {
      work();
    } finally {
      this.#letGo();
    }
  }

  /** Runs a program of the simulation with the state locked while it acts. @returns its exit code */
  async run(parts: CallParts, program: (call: ProgramCall) => Promise<number>): Promise<number> {
    // An access of its own: another program may run in this process at the same time.
    const own = new StateAccess(this.folder, this.#store, this.io);
    await own.#take();
    try {
      return await program(own.#call(parts));
    } finally {
      own.#letGo();
    }
  }

  #call(parts: CallParts): ProgramCall {
    const { io } = this;
    const world = () => this.#world();
    const keyboard = () => io.keyboard && this.#unlockedKeyboard(io.keyboard);
    return {
      argv: parts.argv,
      env: parts.env,
      client: parts.machine ?? '',
      cwd: parts.cwd,
      stdin: () => this.#unlocked(parts.stdin ?? io.stdin),
      readFile: parts.readFile ?? ((path) => readFileSync(resolve(parts.cwd, path), 'utf8')),
      files: parts.files ?? diskFiles((path) => resolve(parts.cwd, path)),
      out: parts.out ?? io.out,
      err: parts.err ?? io.err,
      get isTerminal() {
        return parts.isTerminal ?? io.isTerminal;
      },
      get columns() {
        return io.columns;
      },
      get keyboard() {
        return keyboard();
      },
      get world() {
        return world();
      },
      engineFor: (env) => engineFor(this.#world(), env, parts.machine),
      sleep: (simulatedMs, leastRealMs) => this.sleep(simulatedMs, leastRealMs),
      afterInterrupt: (work) => this.#afterInterrupt(work),
    };
  }

  #unlockedKeyboard(keyboard: NonNullable<ProgramIo['keyboard']>): NonNullable<ProgramIo['keyboard']> {
    return {
      read: (prompt, options) => this.#unlocked(() => keyboard.read(prompt, options)),
      interruptible: (work) => keyboard.interruptible(work),
      close: () => keyboard.close(),
    };
  }

  #world(): World {
    if (!this.#held) throw new Error('the state is used while it is not held');
    return this.#held.world;
  }

  async #unlocked<T>(work: () => Promise<T>): Promise<T> {
    const wasHeld = this.#held !== undefined;
    this.#letGo();
    const value = await work();
    if (wasHeld) await this.#take();
    return value;
  }

  async #take(): Promise<void> {
    if (this.io.signal?.aborted) throw new Interrupted();
    this.#held = await this.#store.hold();
  }

  #letGo(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.release();
  }
}

/**
 * The engine that DOCKER_HOST names, else the machine's own, else this computer's.
 * @throws EngineError when it is asked without TLS
 */
function engineFor(
  world: World,
  env: Readonly<Record<string, string>>,
  machine: string | undefined,
): Engine | undefined {
  const host = env.DOCKER_HOST;
  if (host && !host.startsWith('unix://') && !host.startsWith('npipe://')) {
    const match = /^(?:tcp|https?):\/\/([^:/]+)(?::(\d+))?/.exec(host);
    const at = match?.[1] === undefined ? undefined : world.machineAt(match[1]);
    const port = match?.[2] ?? '2375';
    if (at?.state !== 'Running' || port !== ENGINE_PORT) return undefined;
    if (at.engineUp && !env.DOCKER_TLS_VERIFY) throw new EngineError(WANTS_TLS, 400);
    return world.engine(at.name);
  }
  try {
    return machine === undefined ? world.local() : world.engine(machine);
  } catch (error) {
    if (error instanceof WorldError) return undefined;
    throw error;
  }
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) return Promise.reject(new Interrupted());
  if (ms <= 0) return Promise.resolve();
  return new Promise((done, fail) => {
    const stop = () => {
      clearTimeout(timer);
      fail(new Interrupted());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      done();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
