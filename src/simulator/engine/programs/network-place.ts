/** What programs that look at networks have in common: where they run, their options, the addresses of names. */

import type { Sim } from '../model/sim.ts';
import { type Reached, resolveName } from '../network/container-network.ts';
import type { Running } from './script/steps.ts';

/** Where such a program runs. */
export interface NetworkPlace {
  readonly sim: Sim;
  readonly from: Reached;
  readonly busybox: boolean;
  /** Whether it happens now; a program that is run again to find where it is leaves no traces. */
  readonly acts: () => boolean;
  /** Saves what was fetched; says what is wrong, or nothing. */
  readonly save: (path: string, text: string) => string | undefined;
}
export type NetworkProgram = (place: NetworkPlace, args: readonly string[]) => Running | undefined;

/** Options of one letter, with values for those named; undefined when there is one that is not. */
export function readOptions(args: readonly string[], flags: string, valued: string) {
  const values: Record<string, string> = {};
  const words: string[] = [];
  const left = [...args];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (!/^-[A-Za-z]/.test(word)) {
      words.push(word);
      continue;
    }
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] ?? '';
      if (valued.includes(letter)) {
        values[letter] = word.slice(at + 1) || (left.shift() ?? '');
        break;
      }
      if (!flags.includes(letter)) return undefined;
      values[letter] = 'yes';
    }
  }
  return { values, words };
}

/** The first address of a name; the next look begins with another. */
export const addressOf = ({ sim, from }: NetworkPlace, name: string): string | undefined => {
  const key = `dns ${name}`;
  const turn = from.daemon.turns[key] ?? 0;
  from.daemon.turns[key] = turn + 1;
  return resolveName(sim, from, name, turn)[0];
};
