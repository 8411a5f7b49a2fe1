/** Running something in a simulated machine, as `ssh` does. Nothing of it ever runs on the learner's computer. */
import { readFileSync } from 'node:fs';
import type { ProgramIo } from '../io.ts';
import type { CallParts, Session } from '../session.ts';
import { absolute, HOME, homeOnDisk, inHome } from './home.ts';
import { plainWords } from './plain.ts';

export interface MachineRun {
  readonly session: Session;
  readonly machine: string;
  /** Undefined is a login shell. */
  readonly command?: string;
  readonly io: ProgramIo;
}

/** Environment of a program that sshd starts. */
export function machineEnv(machine: string): Record<string, string> {
  return {
    HOME,
    USER: 'docker',
    LOGNAME: 'docker',
    SHELL: '/bin/bash',
    PATH: '/usr/local/bin:/usr/bin:/bin:/usr/games',
    HOSTNAME: machine,
    LANG: 'C.UTF-8',
  };
}

/** Runs a command, or a login shell, in a machine. @returns the exit code of what ran */
export async function runInMachine(run: MachineRun): Promise<number> {
  const { command, io, machine } = run;
  if (command !== undefined) {
    const words = plainWords(command);
    if (words?.[0] === 'docker') {
      // ssh gives a command no terminal.
      return runPlainDocker(run, words.slice(1), { cwd: HOME, env: machineEnv(machine), isTerminal: false });
    }
    const { runScript } = await import('./script.ts');
    return runScript(run, command);
  }
  if (io.keyboard) {
    const { runLogin } = await import('./login.ts');
    return runLogin(run, io.keyboard);
  }
  const script = await io.stdin();
  if (script.trim() === '') return 0;
  const { runScript } = await import('./script.ts');
  return runScript({ ...run, io: { ...io, stdin: async () => '' } }, script);
}

/** The usual case, without a shell: what it prints comes out while it runs. */
export async function runPlainDocker(
  run: MachineRun,
  argv: readonly string[],
  place: Pick<CallParts, 'cwd' | 'env' | 'isTerminal'>,
): Promise<number> {
  const { session, machine, io } = run;
  const root = homeOnDisk(session.folder, machine);
  const parts: CallParts = {
    argv,
    ...place,
    machine,
    stdin: io.stdin,
    out: io.out,
    err: io.err,
    readFile(path) {
      const file = inHome(root, absolute(path, place.cwd));
      if (file === undefined) throw missing(path);
      return readFileSync(file, 'utf8');
    },
  };
  const { runDocker } = await import('../docker/index.ts');
  return session.run(parts, runDocker);
}

/** The error of node:fs for a file that is not there. */
export function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), {
    code: 'ENOENT',
    path,
  });
}
