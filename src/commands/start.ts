/** One start of the program: what was typed, and the process and the computer around it. */
import type { ComputerFacts } from '../driver/platform.ts';
import type { Io } from './io.ts';
import type { CommandLine } from './options.ts';

export interface ProgramStart extends Omit<CommandLine, 'command'> {
  readonly version: string;
  readonly io: Io;
  /** The facts about this computer; gathered when they are first asked for, and then the same for whoever asks. */
  readonly facts: () => Promise<ComputerFacts>;
}
