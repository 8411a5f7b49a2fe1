/** `docker-machine env`: the variables that point a shell's Docker at a machine. */
import { textFlag } from '../../go/flag.ts';
import { type CommandCall, type CommandSpec, checkedUrl, machinesOf } from '../command.ts';
import { machineFolder } from '../config.ts';
import { MachineFailure } from '../failure.ts';
import { detectShell, shellSyntax } from '../shells.ts';

const SHELLS = '[fish, cmd, powershell, tcsh, emacs]';

export const env: CommandSpec = {
  name: 'env',
  usage: 'Display the commands to set up the environment for the Docker client',
  description: 'Argument is a machine name.',
  flags: [
    { names: ['swarm'], kind: 'bool', usage: 'Display the Swarm config instead of the Docker daemon' },
    {
      names: ['shell'],
      kind: 'string',
      usage: `Force environment to be configured for a specified shell: ${SHELLS}, default is auto-detect`,
    },
    { names: ['unset', 'u'], kind: 'bool', usage: 'Unset variables instead of setting them' },
    { names: ['no-proxy'], kind: 'bool', usage: 'Add machine IP to NO_PROXY environment variable' },
  ],
  async run(call) {
    const shell = textFlag(call.flags, 'shell') || detectShell(call.io.env, process.platform);
    const syntax = shellSyntax(shell);
    const lines =
      call.flags.unset === true
        ? unsetVariables(call).map(syntax.unset)
        : (await variables(call)).map(([name, value]) => syntax.set(name, value));
    const commandLine = ['docker-machine', ...call.typed].join(' ');
    lines.push(`${syntax.comment} Run this command to configure your shell: \n`);
    lines.push(`${syntax.comment} ${syntax.evaluate(commandLine)}\n`);
    call.io.out(lines.join(''));
    return 0;
  },
};

async function variables(call: CommandCall): Promise<readonly (readonly [string, string])[]> {
  if (call.args.length > 1) throw new MachineFailure('Error: Expected one machine name as an argument');
  const [name] = await machinesOf(call);
  const url = await checkedUrl(call.backend, name).catch((error: unknown) => {
    throw error instanceof MachineFailure
      ? new MachineFailure(`Error checking TLS connection: ${error.message}`)
      : error;
  });
  if (call.flags.swarm === true) {
    throw new MachineFailure(`Error: "${name}" is not a swarm master`);
  }
  const set: (readonly [string, string])[] = [
    ['DOCKER_TLS_VERIFY', '1'],
    ['DOCKER_HOST', url],
    ['DOCKER_CERT_PATH', machineFolder(call.backend.storePath, name)],
    ['DOCKER_MACHINE_NAME', name],
  ];
  if (process.platform === 'win32') set.push(['COMPOSE_CONVERT_WINDOWS_PATHS', 'true']);
  if (call.flags['no-proxy'] === true) set.push(noProxy(call.io.env, await call.backend.ip(name)));
  return set;
}

function unsetVariables(call: CommandCall): string[] {
  const names = ['DOCKER_TLS_VERIFY', 'DOCKER_HOST', 'DOCKER_CERT_PATH', 'DOCKER_MACHINE_NAME'];
  if (process.platform === 'win32') names.push('COMPOSE_CONVERT_WINDOWS_PATHS');
  if (call.flags['no-proxy'] === true) names.push(call.io.env.no_proxy ? 'no_proxy' : 'NO_PROXY');
  return names;
}

/** The variable as it is spelled already, with the address added once. */
function noProxy(env: Readonly<Record<string, string>>, ip: string): readonly [string, string] {
  const name = env.no_proxy ? 'no_proxy' : 'NO_PROXY';
  const value = env[name] ?? '';
  if (value === '') return [name, ip];
  return [name, value.includes(ip) ? value : `${value},${ip}`];
}
