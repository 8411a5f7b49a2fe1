/** The code that network programs share: where they run, their options, the addresses of names. */

import type { Sim } from '../model/sim.ts';
import { type Reached, resolveName } from '../network/container-network.ts';
import type { Running } from './script/steps.ts';

/** Where such a program runs. */
export interface NetworkPlace {
  readonly sim: Sim;
  readonly from: Reached;
  readonly busybox: boolean;
  /** Whether it happens now; a program that is repeated to find out how far it is leaves no traces. */
  readonly acts: () => boolean;
  /** Saves a fetched page; returns the error, or undefined. */
  readonly save: (path: string, text: string) => string | undefined;
}
export type NetworkProgram = (place: NetworkPlace, args: readonly string[]) => Running | undefined;

/** The first address of a name; the next look-up begins with another. */
export const addressOf = ({ sim, from }: NetworkPlace, name: string): string | undefined => {
  const key = `dns ${name}`;
  const turn = from.daemon.turns[key] ?? 0;
  from.daemon.turns[key] = turn + 1;
  return resolveName(sim, from, name, turn)[0];
};
