/** docker-machine over containers, as a process: `node docker-machine.js docker-machine WORDS…`, as the shim starts it. */
import { enableCompileCache } from 'node:module';

enableCompileCache?.();
const [, , name = 'docker-machine', ...argv] = process.argv;
const [{ runAsProcess }, { runDind }] = await Promise.all([import('../process.ts'), import('./program.ts')]);
await runAsProcess(name, (io) => runDind(argv, { ...io, ownsProcess: true }));
