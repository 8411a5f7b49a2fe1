/** The terminal, as far as a walk hands it to somebody else. */
import type { World } from './attempt/world.ts';

/** What needs the terminal for itself. All of it blocks until the program there ends. */
export interface Terminal {
  run(command: string, state: ReturnType<World['shell']>): Awaited<ReturnType<World['runInteractive']>>;
  edit(path: string): void;
  shell(state: ReturnType<World['shell']>): ReturnType<Terminal['run']>;
}
