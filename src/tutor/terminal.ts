/** The terminal, as a walk lends it to other programs. */
import type { AttemptContext } from './attempt/context.ts';

/** The programs that need the terminal for themselves. Each call blocks until the program ends. */
export interface Terminal {
  run(
    command: string,
    state: ReturnType<AttemptContext['shell']>,
  ): Awaited<ReturnType<AttemptContext['runInteractive']>>;
  edit(path: string): void;
  shell(state: ReturnType<AttemptContext['shell']>): ReturnType<Terminal['run']>;
}
