/** Computers for tests: answers instead of programs. */
import type { Computer, ComputerFacts } from '../../src/driver/platform.ts';
import type { Answer } from '../../src/driver/types.ts';

const NOT_FOUND: Answer = { stdout: '', stderr: 'spawn ENOENT\n', exitCode: null };

export interface Imagined {
  readonly platform: NodeJS.Platform;
  readonly arch?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What a program prints, by its name or its whole command line. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

/** A computer that has only what is said of it. */
export function computer({ platform, arch = 'x64', env = {}, answers = {}, files = {} }: Imagined): Computer {
  return {
    platform,
    arch,
    env,
    ask: async (argv) => {
      const said = answers[argv.join(' ')] ?? answers[argv[0] ?? ''];
      return said === undefined ? NOT_FOUND : { stdout: said, stderr: '', exitCode: 0 };
    },
    read: (file) => files[file],
    find: (program) => (answers[program] === undefined ? undefined : `/usr/bin/${program}`),
  };
}

/** A Linux computer with everything that Part 4 needs. */
export const COMPLETE: ComputerFacts = {
  os: 'linux',
  arch: 'x64',
  appleSilicon: false,
  wsl: false,
  packages: 'apt',
  docker: '28.2.2',
  dockerMachine: '0.16.2',
  virtualBox: '7.0.10',
  engine: { reachable: true, version: '28.2.2', os: 'linux', swarm: 'inactive' },
  virtualization: true,
  ssh: true,
  shell: '/usr/bin/bash',
};

/** The same without one fact. */
export function without<K extends keyof ComputerFacts>(...keys: K[]): ComputerFacts {
  return Object.fromEntries(
    Object.entries(COMPLETE).filter(([key]) => !keys.includes(key as K)),
  ) as unknown as ComputerFacts;
}
