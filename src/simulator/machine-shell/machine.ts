/** A machine as its programs see it. */
import type { ProgramIo } from '../../program/io.ts';
import type { StateAccess } from '../call/state-access.ts';
import { HOME } from './home.ts';

export interface MachineRun {
  readonly access: StateAccess;
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

/** The error of node:fs for a missing file. */
export function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), {
    code: 'ENOENT',
    path,
  });
}
