/** docker-machine over containers, as a process: `node docker-machine.js docker-machine WORDS…`, as the shim starts it. */
import { compiledFolderBeside } from '../../files/compile-cache.ts';
import { dropWarnings } from '../../program/no-warnings.ts';
import { keepCompiledCode } from '../../program/scripts.ts';

dropWarnings();
const [, , name = 'docker-machine', ...argv] = process.argv;
// Before anything else is loaded, so that all of it comes from there.
keepCompiledCode(
  compiledFolderBeside(process.env.SWARM_TUTOR_DIND, process.env),
  'docker-machine',
  `${name} ${argv[0] ?? ''}`,
);
const [{ runAsProcess }, { runDind }] = await Promise.all([
  import('../../program/process.ts'),
  import('./program.ts'),
]);
await runAsProcess(name, (io) => runDind(argv, { ...io, ownsProcess: true }));
