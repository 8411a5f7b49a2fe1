/** The simulator as a process: `node simulator.js PROGRAM WORDS…`, as the shims on PATH start it. */
import { compiledFolderBeside } from '../files/compile-cache.ts';
import { dropWarnings } from '../program/no-warnings.ts';
import { keepCompiledCode } from '../program/scripts.ts';

dropWarnings();
const [, , name = 'simulator', ...argv] = process.argv;
// Before anything else is loaded, so that all of it comes from there.
keepCompiledCode(
  compiledFolderBeside(process.env.SWARM_TUTOR_SIMULATOR, process.env),
  `simulator-${name}`,
  `${name} ${argv[0] ?? ''}`,
);
const { runAsProcess } = await import('../program/process.ts');
if (name.startsWith('--')) {
  // Only gates on Windows begin like this: no program's name does.
  const { runGate } = await import('./gate-on-windows.ts');
  await runAsProcess(argv[0] ?? name, (io) => runGate(name, argv, io));
} else {
  const { runProgram } = await import('./program.ts');
  await runAsProcess(name, (io) => runProgram(name, argv, io));
}
