/** `docker` in a machine without a shell around it. */
import { portableNames } from '../../files/names.ts';
import { readText } from '../../files/read.ts';
import { diskFiles } from '../call/host-files.ts';
import type { CallParts } from '../call/state-access.ts';
import { homeOnDisk, inHome, pathInMachine } from './home.ts';
import { type MachineRun, missing } from './machine.ts';

/** The usual case, without a shell: its output is shown while it runs. */
export async function runPlainDocker(
  run: MachineRun,
  argv: readonly string[],
  place: Pick<CallParts, 'cwd' | 'env' | 'isTerminal'>,
): Promise<number> {
  const { access, machine, io } = run;
  const root = homeOnDisk(access.folder, machine);
  const parts: CallParts = {
    argv,
    ...place,
    machine,
    stdin: io.stdin,
    out: io.out,
    err: io.err,
    files: diskFiles((path) => inHome(root, pathInMachine(path, place.cwd)), portableNames),
    readFile(path) {
      const file = inHome(root, pathInMachine(path, place.cwd));
      if (file === undefined) throw missing(path);
      return readText(file);
    },
  };
  const { runDocker } = await import('../docker/index.ts');
  return access.run(parts, runDocker);
}
