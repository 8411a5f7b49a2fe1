/**
 * The simulator's state on disk. Every command locks it, loads it, lets time pass up to now, acts, and saves: two shells
 * take turns, and a killed command leaves the state as it was before.
 */

import { join } from 'node:path';
import { writeFileAtomic } from '../../files/atomic.ts';
import { acquireLock, withLock } from '../../files/lock.ts';
import { bytesIfThere, readText } from '../../files/read.ts';
import { setAside } from '../../files/set-aside.ts';
import { parseJson } from '../../value/json.ts';
import { advance, keepAgenda, openSim, settle } from '../engine/clock.ts';
import type { World } from '../engine/contract/world.ts';
import type { Sim } from '../engine/model/sim.ts';
import { newState, type Speed, type State } from '../engine/model/state.ts';
import { makeWorld } from '../engine/world/sim-world.ts';
import { STATE_FILE, STATE_LOCK } from './folder.ts';
import { isState } from './is-state.ts';
import { folderVault } from './vault-key.ts';
import { watchedWorld } from './watched-world.ts';

export interface StoreOptions {
  /** Absolute path of the simulator's folder; made when it is missing. */
  readonly folder: string;
  /** Simulated seconds per real second, or `instant`. Default the state's own; 1 in a new one. It is saved. */
  readonly speed?: Speed;
  /** The real time, milliseconds since 1970. */
  readonly wall?: () => number;
  /** The seed of every random choice in a new state; default random. */
  readonly seed?: string;
  /** Prints a text on stderr (a state that could not be read). */
  readonly warn?: (text: string) => void;
}
/** The state, locked and advanced to now. */
export interface Held {
  readonly world: World;
  /** The document itself, for tests. */
  readonly state: State;
  /** Saves and unlocks. Once only. */
  release(): void;
  /** With `instant`, moves time on by this much while it is held; false if time passes by itself. */
  jump(simulatedMs: number): boolean;
}
export interface Store {
  /** Locks, loads and advances. Waits for other commands. */
  hold(): Promise<Held>;
  /** Runs `act` on the locked state and saves it, also when `act` throws. Blocks while other programs hold it. */
  transact<T>(act: (world: World, state: State) => T): T;
  /** Real milliseconds for simulated ones, 0 for `instant`; never less than `least`. */
  realMs(simulatedMs: number, least?: number): number;
  /** With `instant`, moves time on by this much; does nothing when time passes by itself. */
  jump(simulatedMs: number): Promise<void>;
}

interface Loaded {
  readonly state: State;
  readonly sim: Sim;
  /** The document as it was read: its bytes (none if there was none), time and real time. */
  readonly before: { readonly bytes: Buffer; readonly clock: number; readonly wallAt: number };
  /** The state is what is in that document, as far as nobody has acted on it. */
  isAsRead: boolean;
}

/** A document as this process has read or written it last, and what is in it. */
interface KnownDocument {
  /** As they are in the file: nobody has to decode them to see that they are the same. */
  readonly bytes: Buffer;
  readonly state: State;
}

/** By path, of the swarms that were used last: each program that runs in this process opens a store of its own. */
const known = new Map<string, KnownDocument>();
const MOST_KNOWN = 8;

/** Whoever takes it may change what is in it, so nobody else gets it until it is saved. */
function takeKnown(path: string): KnownDocument | undefined {
  const document = known.get(path);
  known.delete(path);
  return document;
}

function keepKnown(path: string, document: KnownDocument): void {
  const [oldest] = known.keys();
  if (oldest !== undefined && known.size >= MOST_KNOWN) known.delete(oldest);
  known.set(path, document);
}

/** Only its owner may read it: it has addresses of machines and names of logins. */
const MODE = 0o600;

/** Opens the simulator's state in a folder. Nothing is read or locked before it is used. */
export function openStore(options: StoreOptions): Store {
  const path = join(options.folder, STATE_FILE);
  const lock = join(options.folder, STATE_LOCK);
  const wall = options.wall ?? Date.now;
  const warn = options.warn ?? ((text: string) => void process.stderr.write(text));

  const vault = folderVault(options.folder);

  const read = (): KnownDocument | undefined => {
    const last = takeKnown(path);
    const bytes = bytesIfThere(path);
    if (bytes === undefined) return undefined;
    if (last?.bytes.equals(bytes)) return last;
    const value = parseJson(bytes.toString());
    if (isState(value)) return { state: value, bytes };
    const aside = setAside(path, new Date(wall()));
    warn(`The simulator's state could not be read. It is kept as ${aside}; a new, empty one is used.\n`);
    return undefined;
  };

  const load = (): Loaded => {
    const now = wall();
    const found = read();
    const state = found?.state ?? newState(now, options.seed ?? `${now}-${process.pid}`, options.speed ?? 1);
    const before = { bytes: found?.bytes ?? Buffer.alloc(0), clock: state.clock, wallAt: state.wallAt };
    const isAsRead = found !== undefined && (options.speed ?? state.speed) === state.speed;
    if (options.speed !== undefined) state.speed = options.speed;
    const to = state.clock + Math.max(0, now - state.wallAt) * rateOf(state.speed);
    state.wallAt = now;
    const sim = openSim(state, vault);
    keepAgenda(sim);
    advance(sim, to);
    return { state, sim, before, isAsRead };
  };

  const worldOf = (loaded: Loaded): World => watchedWorld(makeWorld(loaded.sim), () => acts(loaded));

  const save = ({ state, sim, before, isAsRead }: Loaded): void => {
    if (state.speed === 'instant') settle(sim);
    const { clock, wallAt } = before;
    const unjumped = sim.now - clock <= (state.wallAt - wallAt) * rateOf(state.speed) + 1;
    const isOnlyLater = unjumped && sim.hasChanged !== true;
    const isKnown = isOnlyLater && isAsRead && sim.hasRun !== true;
    const rest = isKnown ? '' : restOf(state);
    // If nothing but time has passed, the old document is still right.
    if (isKnown || (isOnlyLater && documentOf(clock, wallAt, rest).equals(before.bytes))) {
      Object.assign(state, { clock, wallAt });
      keepKnown(path, { bytes: before.bytes, state });
      return;
    }
    state.clock = sim.now;
    const bytes = documentOf(state.clock, state.wallAt, rest);
    writeFileAtomic(path, bytes, MODE);
    keepKnown(path, { bytes, state });
  };

  let speed = options.speed;
  const speedNow = (): Speed => {
    speed ??= readSpeed(path);
    return speed;
  };

  return {
    hold: async () => {
      const unlock = await acquireLock(lock);
      try {
        const loaded = load();
        let done = false;
        return {
          world: worldOf(loaded),
          get state() {
            acts(loaded);
            return loaded.state;
          },
          jump: (simulatedMs) => {
            const { sim, state } = loaded;
            if (state.speed !== 'instant') return false;
            acts(loaded);
            settle(sim);
            advance(sim, sim.now + simulatedMs);
            settle(sim);
            return true;
          },
          release: () => {
            if (done) return;
            done = true;
            try {
              save(loaded);
            } finally {
              unlock();
            }
          },
        };
      } catch (error) {
        unlock();
        throw error;
      }
    },
    transact: (act) =>
      withLock(lock, () => {
        const loaded = load();
        try {
          acts(loaded);
          return act(makeWorld(loaded.sim), loaded.state);
        } finally {
          save(loaded);
        }
      }),
    realMs: (simulatedMs, least = 0) => {
      const now = speedNow();
      return Math.max(least, now === 'instant' ? 0 : simulatedMs / now);
    },
    jump: async (simulatedMs) => {
      if (speedNow() !== 'instant') return;
      const unlock = await acquireLock(lock);
      try {
        const loaded = load();
        advance(loaded.sim, loaded.sim.now + simulatedMs);
        save(loaded);
      } finally {
        unlock();
      }
    },
  };
}

/** Somebody is about to act on the state. What was worked out from it holds no longer. */
function acts(loaded: Loaded): void {
  loaded.isAsRead = false;
  delete loaded.sim.agenda;
}

/** Everything in a state but its times, as JSON. */
function restOf({ clock: _clock, wallAt: _wallAt, ...rest }: State): string {
  return JSON.stringify(rest);
}

/** The document: its times come first, so that another time is no reason to make a text of all the rest again. */
function documentOf(clock: number, wallAt: number, rest: string): Buffer {
  return Buffer.from(`{"clock":${clock},"wallAt":${wallAt},${rest.slice(1)}`);
}

/** How much faster than real time passes by itself; with `instant` the jumps come on top of it. */
function rateOf(speed: Speed): number {
  return speed === 'instant' ? 1 : speed;
}

/** The speed that a state was last used with. */
function readSpeed(path: string): Speed {
  try {
    const value: unknown = JSON.parse(readText(path));
    return isState(value) ? value.speed : 1;
  } catch {
    return 1;
  }
}
