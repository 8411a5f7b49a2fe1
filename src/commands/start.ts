/** One invocation of the program: what was typed, and the process and the computer around it. */
import type { ComputerFacts } from '../driver/platform.ts';
import type { Io } from './io.ts';
import type { CommandLine } from './options.ts';

export interface ProgramStart extends Omit<CommandLine, 'command'> {
  readonly version: string;
  readonly io: Io;
  /** The terminal can do nothing but print lines, and they were not asked for. */
  readonly onlyLines: boolean;
  /** The facts about this computer; gathered at the first request, and shared from then on. */
  readonly facts: () => Promise<ComputerFacts>;
}
