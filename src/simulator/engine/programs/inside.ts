/** What programs in containers have around them. */

import type { Sim } from '../model/sim.ts';
import type { Daemon, SimContainer, SimImage } from '../model/state.ts';
import type { ContainerFiles } from '../storage/container-files.ts';
import type { Running } from './script/steps.ts';

/** How a program that asked others ended: its exit code, and how long it took (milliseconds). */
export type ProgramEnd = readonly [code: number, ms: number];

/** What a program in a container has around it. */
export interface Inside {
  readonly sim: Sim;
  readonly daemon: Daemon;
  readonly container: SimContainer;
  readonly image: SimImage | undefined;
  readonly files: ContainerFiles;
  /** Simulated milliseconds since 1970: it moves on as the program runs. */
  readonly clock: { now: number };
  /** Whether what it does happens now, or is run again to find where it is. */
  readonly acts: () => boolean;
  /** What programs that ask others were told before, in their order; others may have another answer by now. */
  readonly memory?: {
    readonly next: () => ProgramEnd | undefined;
    /** Keeps what a new one is told. */
    readonly keep: (running: Running) => Running;
  };
}
