/** docker-machine 0.16.2's command line, over any backend. */

import { type FlagRecord, type FlagSpec, readInOrder } from '../go/flag.ts';
import { FlagError } from '../go/flag-error.ts';
import type { ProgramIo } from '../program/io.ts';
import type { MachineBackend } from './backend.ts';
import type { CommandSpec } from './command.ts';
import { createFlags, driverIn } from './commands/create.ts';
import { COMMANDS } from './commands/index.ts';
import { MachineFailure } from './failure.ts';
import { machineFlags } from './flags.ts';
import { commandHelp, programHelp, VERSION_LINE } from './help.ts';

const GLOBAL_FLAGS: readonly FlagSpec[] = [
  { names: ['debug', 'D'], kind: 'bool', usage: 'Enable debug mode' },
  {
    names: ['storage-path', 's'],
    kind: 'string',
    usage: 'Configures storage path',
    default: '',
    env: 'MACHINE_STORAGE_PATH',
  },
  text('tls-ca-cert', 'CA to verify remotes against', 'MACHINE_TLS_CA_CERT'),
  text('tls-ca-key', 'Private key to generate certificates', 'MACHINE_TLS_CA_KEY'),
  text('tls-client-cert', 'Client cert to use for TLS', 'MACHINE_TLS_CLIENT_CERT'),
  text('tls-client-key', 'Private key used in client TLS auth', 'MACHINE_TLS_CLIENT_KEY'),
  text('github-api-token', 'Token to use for requests to the Github API', 'MACHINE_GITHUB_API_TOKEN'),
  {
    names: ['native-ssh'],
    kind: 'bool',
    usage: 'Use the native (Go-based) SSH implementation.',
    env: 'MACHINE_NATIVE_SSH',
  },
  text('bugsnag-api-token', 'BugSnag API token for crash reporting', 'MACHINE_BUGSNAG_API_TOKEN'),
  { names: ['help', 'h'], kind: 'bool', usage: 'show help' },
  { names: ['version', 'v'], kind: 'bool', usage: 'print the version' },
];

const HELP_FLAG: FlagSpec = { names: ['help', 'h'], kind: 'bool', usage: 'show help' };

/**
 * Runs `docker-machine WORDS`. Failures are printed on stderr as Docker Machine prints them; only
 * interrupts and unexpected errors are thrown.
 * @returns the exit code
 */
export async function runDockerMachine(
  words: readonly string[],
  io: ProgramIo,
  backend: MachineBackend,
): Promise<number> {
  const help = () => io.out(programHelp(COMMANDS, GLOBAL_FLAGS, backend.storePath));
  try {
    const { flags, args } = readInOrder(words, GLOBAL_FLAGS, io.env);
    const [name, ...rest] = args;
    if (flags.version === true) {
      io.out(`${VERSION_LINE}\n`);
      return 0;
    }
    if (flags.help === true || name === undefined || (name === 'help' && rest.length === 0)) {
      help();
      return 0;
    }
    const wanted = name === 'help' && !/^--?h(elp)?$/.test(rest[0] ?? '') ? (rest[0] ?? '') : name;
    const command = COMMANDS.find((one) => one.name === wanted);
    if (!command) {
      io.err(`docker-machine: '${wanted}' is not a docker-machine command. See 'docker-machine --help'.\n`);
      return 1;
    }
    if (name === 'help') {
      io.out(commandHelp(command, flagsOf(command, rest, io, backend)));
      return 0;
    }
    return await runCommand(command, { typed: words, rest, io, backend, global: flags });
  } catch (error) {
    if (error instanceof FlagError) {
      io.out('Incorrect Usage.\n\n');
      help();
      io.err(`${error.message}\n`);
      return 1;
    }
    if (!(error instanceof MachineFailure)) throw error;
    if (error.message !== '') io.err(`${error.message}\n`);
    return error.exitCode;
  }
}

interface MachineCommand {
  readonly typed: readonly string[];
  readonly rest: readonly string[];
  readonly io: ProgramIo;
  readonly backend: MachineBackend;
  readonly global: FlagRecord;
}

async function runCommand(command: CommandSpec, invocation: MachineCommand): Promise<number> {
  const { typed, rest, io, backend, global } = invocation;
  const specs = flagsOf(command, rest, io, backend);
  const showHelp = () => io.out(commandHelp(command, specs));
  const call = { backend, io, typed, global, showHelp };
  if (command.rawArgs) return command.run({ ...call, flags: {}, args: rest });
  try {
    const { flags, args } = machineFlags(rest, [...specs, HELP_FLAG], io.env);
    if (flags.help === true) {
      showHelp();
      return 0;
    }
    return await command.run({ ...call, flags, args });
  } catch (error) {
    if (!(error instanceof FlagError)) throw error;
    io.out('Incorrect Usage.\n\n');
    showHelp();
    io.err(`${error.message}\n`);
    return 1;
  }
}

/** The flags of a command; those of `create` depend on the driver. */
function flagsOf(
  command: CommandSpec,
  rest: readonly string[],
  io: ProgramIo,
  backend: MachineBackend,
): readonly FlagSpec[] {
  if (command.name !== 'create') return command.flags;
  const name = driverIn(rest, io.env, backend.defaultDriver);
  const driver = backend.drivers.find((one) => one.name === name);
  if (!driver) {
    throw new MachineFailure(
      `Driver "${name}" not found. Do you have the plugin binary "docker-machine-driver-${name}" accessible in your PATH?`,
    );
  }
  return createFlags(backend.defaultDriver, driver.flags);
}

function text(name: string, usage: string, env: string): FlagSpec {
  return { names: [name], kind: 'string', usage, env };
}
