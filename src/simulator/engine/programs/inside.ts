/** The surroundings of a program in a container. */

import type { Sim } from '../model/sim.ts';
import type { Daemon, SimContainer, SimImage } from '../model/state.ts';
import type { ContainerFiles } from '../storage/container-files.ts';
import type { Running } from './script/steps.ts';

/** How a program that asked others ended: its exit code, and how long it took (milliseconds). */
export type ProgramEnd = readonly [code: number, ms: number];

/** The surroundings of a program in a container. */
export interface Inside {
  readonly sim: Sim;
  readonly daemon: Daemon;
  readonly container: SimContainer;
  readonly image: SimImage | undefined;
  readonly files: ContainerFiles;
  /** Simulated milliseconds since 1970: it moves on as the program runs. */
  readonly clock: { now: number };
  /** Whether its steps happen now, or are repeated to find out how far it is. */
  readonly acts: () => boolean;
  /** Earlier answers to programs that ask others, in order; asking again could give other answers. */
  readonly memory?: {
    readonly next: () => ProgramEnd | undefined;
    /** Keeps a new answer. */
    readonly keep: (running: Running) => Running;
  };
}
