/**
 * The simulator's state, read-only: nothing is locked, written or set aside, and time passes in memory alone.
 * The result of one look is kept for the next, as long as the state isn't written.
 */
import { join } from 'node:path';
import { readIfThere } from '../../files/read.ts';
import { parseJson } from '../../value/json.ts';
import { advance, openSim } from '../engine/clock.ts';
import type { Sim } from '../engine/model/sim.ts';
import { newState, type State } from '../engine/model/state.ts';
import { makeWorld } from '../engine/world/sim-world.ts';
import { STATE_FILE } from './folder.ts';
import { isState } from './is-state.ts';
import type { Store } from './store.ts';
import { folderVault } from './vault-key.ts';

interface Seen {
  /** The document; empty if there is none. */
  readonly text: string;
  readonly state: State;
  readonly sim: Sim;
  /** The simulated time of the document, and when it was written, milliseconds since 1970. */
  readonly clock: number;
  readonly wallAt: number;
}

/**
 * @param folder absolute path of the simulator's folder, which need not exist
 * @param wall the real time, milliseconds since 1970
 */
export function openLook(folder: string, wall: () => number = Date.now): Store {
  const path = join(folder, STATE_FILE);
  let seen: Seen | undefined;

  const look = (): Seen => {
    const text = readIfThere(path) ?? '';
    if (seen?.text !== text) seen = opened(text);
    const { sim, state, clock, wallAt } = seen;
    const rate = state.speed === 'instant' ? 1 : state.speed;
    advance(sim, clock + Math.max(0, wall() - wallAt) * rate);
    return seen;
  };
  const opened = (text: string): Seen => {
    const state = text === '' ? newState(wall(), 'look', 1) : parseJson(text);
    if (!isState(state)) throw new Error(`${path} could not be read`);
    const { clock, wallAt } = state;
    return { text, state, sim: openSim(state, folderVault(folder)), clock, wallAt };
  };
  return {
    hold: async () => {
      const { sim, state } = look();
      return { world: makeWorld(sim), state, jump: () => false, release: () => undefined };
    },
    transact: (act) => {
      const { sim, state } = look();
      return act(makeWorld(sim), state);
    },
    realMs: (_simulatedMs, least = 0) => least,
    jump: async () => undefined,
  };
}
