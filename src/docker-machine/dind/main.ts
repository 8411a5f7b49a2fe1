/** docker-machine over containers, as a process: `node docker-machine.js docker-machine WORDS…`, as the shim starts it. */
import { keepCompiledCodeBeside } from '../../files/compile-cache.ts';
import { dropWarnings } from '../../program/no-warnings.ts';

dropWarnings();
// Before anything else is loaded, so that all of it comes from there.
keepCompiledCodeBeside(process.env.SWARM_TUTOR_DIND);
const [, , name = 'docker-machine', ...argv] = process.argv;
const [{ runAsProcess }, { runDind }] = await Promise.all([
  import('../../program/process.ts'),
  import('./program.ts'),
]);
await runAsProcess(name, (io) => runDind(argv, { ...io, ownsProcess: true }));
