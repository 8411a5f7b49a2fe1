/** The terminal, as far as a walk hands it to somebody else. */
import type { AttemptContext } from './attempt/context.ts';

/** What needs the terminal for itself. All of it blocks until the program there ends. */
export interface Terminal {
  run(
    command: string,
    state: ReturnType<AttemptContext['shell']>,
  ): Awaited<ReturnType<AttemptContext['runInteractive']>>;
  edit(path: string): void;
  shell(state: ReturnType<AttemptContext['shell']>): ReturnType<Terminal['run']>;
}
