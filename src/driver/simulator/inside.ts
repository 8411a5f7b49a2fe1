/** Which of the simulator's programs may run in the tutor's own process. */
import { PROGRAMS, type ProgramName, runProgram } from '../../simulator/index.ts';
import type { InsidePrograms } from '../types.ts';

/**
 * Commands of docker-machine that ask, or run something in a machine. The others make, start and remove machines bit by bit: if they
 * ended with a tutor that is killed, half a machine would be left.
 */
const BRIEF = 'active config env help inspect ip ls scp ssh status url version'.split(' ');

/** All but the commands that work on machines. */
export const simulatedInside: InsidePrograms = {
  mayRun(name, args) {
    if (name !== 'docker-machine') return PROGRAMS.includes(name as ProgramName);
    const command = args.find((word) => !word.startsWith('-'));
    return command === undefined || BRIEF.includes(command);
  },
  run: runProgram,
};
