/** The commands in the order of the help. */
import type { CommandSpec } from '../command.ts';
import { MachineFailure } from '../failure.ts';
import { kill, provision, regenerateCerts, restart, start, stop, upgrade } from './actions.ts';
import { create } from './create.ts';
import { env } from './env.ts';
import { active, config, inspect, ip, status, url, version } from './facts.ts';
import { ls } from './ls.ts';
import { rm } from './rm.ts';
import { scp } from './scp.ts';
import { ssh } from './ssh.ts';

const mount: CommandSpec = {
  name: 'mount',
  usage: 'Mount or unmount a directory from a machine with SSHFS.',
  description: 'Arguments are [machine:][path] [mountpoint]',
  flags: [{ names: ['unmount', 'u'], kind: 'bool', usage: 'Unmount instead of mount' }],
  async run(call) {
    if (call.args.length === 0) {
      call.showHelp();
      throw new MachineFailure('Improper number of arguments');
    }
    throw new MachineFailure(
      'sshfs is not available for these machines: copy files with "docker-machine scp" instead',
    );
  },
};

export const COMMANDS: readonly CommandSpec[] = [
  active,
  config,
  create,
  env,
  inspect,
  ip,
  kill,
  ls,
  provision,
  regenerateCerts,
  restart,
  rm,
  ssh,
  scp,
  mount,
  start,
  status,
  stop,
  upgrade,
  url,
  version,
  {
    name: 'help',
    usage: 'Shows a list of commands or help for one command',
    flags: [],
    // The program answers it before commands are run, since it alone knows them all.
    run: async () => 0,
  },
];
