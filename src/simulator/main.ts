/** The simulator as a process: `node simulator.js PROGRAM WORDS…`, as the shims on PATH start it. */
import { keepCompiledCodeBeside } from '../files/compile-cache.ts';
import { dropWarnings } from '../program/no-warnings.ts';

dropWarnings();
// Before anything else is loaded, so that all of it comes from the cache.
keepCompiledCodeBeside(process.env.SWARM_TUTOR_SIMULATOR);
const [, , name = 'simulator', ...argv] = process.argv;
const { runAsProcess } = await import('../program/process.ts');
if (name.startsWith('--')) {
  // Only gates on Windows begin like this: no program's name does.
  const { runGate } = await import('./gate-on-windows.ts');
  await runAsProcess(argv[0] ?? name, (io) => runGate(name, argv, io));
} else {
  const { runProgram } = await import('./program.ts');
  await runAsProcess(name, (io) => runProgram(name, argv, io));
}
