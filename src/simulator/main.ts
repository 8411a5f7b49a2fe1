/** The simulator as a process: `node simulator.js PROGRAM WORDS…`, as the shims on PATH start it. */
import { keepCompiledCodeBeside } from '../files/compile-cache.ts';
import { dropWarnings } from '../program/no-warnings.ts';

dropWarnings();
// Before anything else is loaded, so that all of it comes from the cache.
keepCompiledCodeBeside(process.env.SWARM_TUTOR_SIMULATOR);
const [, , name = 'simulator', ...argv] = process.argv;
const [{ runAsProcess }, { runProgram }] = await Promise.all([
  import('../program/process.ts'),
  import('./program.ts'),
]);
await runAsProcess(name, (io) => runProgram(name, argv, io));
