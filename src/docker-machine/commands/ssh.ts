/** `docker-machine ssh`: a login shell or one command on a machine. */
import { type CommandCall, type CommandSpec, requireMachine } from '../command.ts';
import { MachineFailure } from '../failure.ts';

export const ssh: CommandSpec = {
  name: 'ssh',
  usage: 'Log into or run a command on a machine with SSH.',
  description: 'Arguments are [machine-name] [command]',
  flags: [],
  rawArgs: true,
  async run(call) {
    const [first, ...words] = call.args;
    if (first === '-h' || first === '--help') {
      call.showHelp();
      return 0;
    }
    const name = first ?? (await defaultMachine(call));
    await requireMachine(call, name);
    if ((await call.backend.state(name)) !== 'Running') {
      throw new MachineFailure(`Error: Cannot run SSH command: Host "${name}" is not running`);
    }
    return runRemote(call, name, words.join(' '));
  },
};

async function defaultMachine(call: CommandCall): Promise<string> {
  if ((await call.backend.driverOf('default')) !== undefined) return 'default';
  throw new MachineFailure('Error: No machine name(s) specified and no "default" machine exists');
}

/**
 * Docker Machine exits with 1 whatever the remote code was, and prints that code on stderr. Its own SSH client
 * (`--native-ssh`) asks for a terminal: one stream for both outputs, lines that end in CR LF, and other words.
 */
async function runRemote(call: CommandCall, name: string, command: string): Promise<number> {
  const native = call.global['native-ssh'] === true;
  if (native && (await call.backend.refusesNativeSsh?.()) === true)
    throw new MachineFailure(
      'ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain',
    );
  const merged = (text: string) => call.io.out(text.replace(/\r?\n/g, '\r\n'));
  const io = native ? { ...call.io, out: merged, err: merged, ownsProcess: false } : call.io;
  const code = await call.backend.run(name, command === '' ? { io } : { command, io });
  if (code === 0) return 0;
  call.io.err(native ? `Process exited with status ${code}\n` : `exit status ${code}\n`);
  return 1;
}
