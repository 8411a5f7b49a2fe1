/** `docker-machine create`: makes a machine with a driver and prepares its engine. */

import { type FlagSpec, textFlag } from '../../go/flag.ts';
import { defined } from '../../value/defined.ts';
import type { CreateRequest, ProvisionStep } from '../backend.ts';
import { PROVISION_STEPS } from '../backend.ts';
import { type CommandCall, type CommandSpec, say } from '../command.ts';
import { removeConfig, writeConfig } from '../config.ts';
import { MachineFailure } from '../failure.ts';

function text(name: string, usage: string, more: { env?: string; default?: string } = {}): FlagSpec {
  return { names: [name], kind: 'string', usage, ...more };
}
function list(name: string, usage: string, env?: string): FlagSpec {
  return { names: [name], kind: 'list', usage, ...defined({ env }) };
}
function toggle(name: string, usage: string): FlagSpec {
  return { names: [name], kind: 'bool', usage };
}

/** Flags of `create` for every driver, without `--driver`. */
const COMMON: readonly FlagSpec[] = [
  list('engine-env', 'Specify environment variables to set in the engine'),
  list('engine-insecure-registry', 'Specify insecure registries to allow with the created engine'),
  text('engine-install-url', 'Custom URL to use for engine installation', {
    default: 'https://get.docker.com',
    env: 'MACHINE_DOCKER_INSTALL_URL',
  }),
  list('engine-label', 'Specify labels for the created engine'),
  list('engine-opt', 'Specify arbitrary flags to include with the created engine in the form flag=value'),
  list('engine-registry-mirror', 'Specify registry mirrors to use', 'ENGINE_REGISTRY_MIRROR'),
  text('engine-storage-driver', 'Specify a storage driver to use with the engine'),
  toggle('swarm', 'Configure Machine to join a Swarm cluster'),
  text('swarm-addr', 'addr to advertise for Swarm (default: detect and use the machine IP)'),
  text('swarm-discovery', 'Discovery service to use with Swarm'),
  toggle('swarm-experimental', 'Enable Swarm experimental features'),
  text('swarm-host', 'ip/socket to listen on for Swarm master', { default: 'tcp://0.0.0.0:3376' }),
  text('swarm-image', 'Specify Docker image to use for Swarm', {
    default: 'swarm:latest',
    env: 'MACHINE_SWARM_IMAGE',
  }),
  list('swarm-join-opt', 'Define arbitrary flags for Swarm join'),
  toggle('swarm-master', 'Configure Machine to be a Swarm master'),
  list('swarm-opt', 'Define arbitrary flags for Swarm master'),
  text('swarm-strategy', 'Define a default scheduling strategy for Swarm', { default: 'spread' }),
  list('tls-san', 'Support extra SANs for TLS certs'),
];

/** All flags of `create` with a driver's own. */
export function createFlags(defaultDriver: string, driverFlags: readonly FlagSpec[]): readonly FlagSpec[] {
  const driver = text('driver', 'Driver to create machine with.', {
    default: defaultDriver,
    env: 'MACHINE_DRIVER',
  });
  const rest = [...COMMON, ...driverFlags].sort((a, b) => ((a.names[0] ?? '') < (b.names[0] ?? '') ? -1 : 1));
  return [{ ...driver, names: ['driver', 'd'] }, ...rest];
}

/** The driver that the words ask for, found before the flags can be read since it decides which flags there are. */
export function driverIn(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  defaultDriver: string,
): string {
  for (const [index, word] of words.entries()) {
    if (/^--?(driver|d)$/.test(word)) return words[index + 1] ?? defaultDriver;
    const inline = /^--?(?:driver|d)=(.*)$/.exec(word);
    if (inline) return inline[1] ?? defaultDriver;
  }
  return env.MACHINE_DRIVER || defaultDriver;
}

const STEP_LINES: Readonly<Record<Exclude<ProvisionStep, 'provision'>, string>> = {
  'wait-running': 'Waiting for machine to be running, this may take a few minutes...',
  'detect-os': 'Detecting operating system of created instance...',
  'wait-ssh': 'Waiting for SSH to be available...',
  'detect-provisioner': 'Detecting the provisioner...',
  'copy-certs-local': 'Copying certs to the local machine directory...',
  'copy-certs-remote': 'Copying certs to the remote machine...',
  'configure-daemon': 'Setting Docker configuration on the remote daemon...',
  'check-connection': 'Checking connection to Docker...',
};

export const create: CommandSpec = {
  name: 'create',
  usage: 'Create a machine',
  description:
    "Run 'docker-machine create --driver name --help' to include the create flags for that driver in the help text.",
  flags: COMMON,
  async run(call) {
    const name = nameIn(call);
    const driver = textFlag(call.flags, 'driver');
    const { backend } = call;
    if (!/^[a-zA-Z0-9][a-zA-Z0-9\-.]*$/.test(name)) {
      throw new MachineFailure(
        'Error creating machine: Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -',
      );
    }
    if ((await backend.driverOf(name)) !== undefined) {
      throw new MachineFailure(`Docker machine "${name}" already exists`);
    }
    checkDriverFlags(call, driver);
    await make(call, { name, driver, flags: call.flags });
    return 0;
  },
};

async function make(call: CommandCall, request: CreateRequest): Promise<void> {
  const { backend } = call;
  const { name } = request;
  const report = (line: string) => say(call, `(${name}) ${line}`);
  for (const line of await backend.ensureCertificates()) say(call, line);
  say(call, 'Running pre-create checks...');
  await backend.preCreateCheck(request, report);
  say(call, 'Creating machine...');
  await backend.create(request, report);
  try {
    await writeConfig(backend, request);
    await provisionMachine(call, name, PROVISION_STEPS);
  } catch (error) {
    if (error instanceof MachineFailure) await forgetIfGone(call, name);
    throw error;
  }
  say(call, 'Docker is up and running!');
  say(
    call,
    `To see how to connect your Docker Client to the Docker Engine running on this virtual machine, run: docker-machine env ${name}`,
  );
}

/** Another shell may have removed the machine in the meantime: then none of its files may stay. */
async function forgetIfGone(call: CommandCall, name: string): Promise<void> {
  if ((await call.backend.driverOf(name)) === undefined) removeConfig(call.backend.storePath, name);
}

/** Walks through steps of provisioning and prints each as it begins. */
export async function provisionMachine(
  call: CommandCall,
  name: string,
  steps: readonly ProvisionStep[],
): Promise<void> {
  for (const step of steps) {
    say(
      call,
      step === 'provision'
        ? `Provisioning with ${await call.backend.provisioner(name)}...`
        : STEP_LINES[step],
    );
    await call.backend.provision(name, step);
  }
}

function nameIn(call: CommandCall): string {
  const [name, ...extra] = call.args;
  if (name === undefined) {
    call.showHelp();
    throw new MachineFailure('Error: No machine name specified');
  }
  if (extra.length > 0) {
    throw new MachineFailure(`Invalid command line. Found extra arguments [${extra.join(' ')}]`);
  }
  return name;
}

function checkDriverFlags(call: CommandCall, driver: string): void {
  const wrong = (what: string) =>
    new MachineFailure(`Error setting machine configuration from flags provided: ${what}`);
  if (driver === 'none' && !textFlag(call.flags, 'url')) {
    throw wrong('--url option is required when no driver is selected');
  }
  if (driver === 'generic' && !textFlag(call.flags, 'generic-ip-address')) {
    throw wrong('generic driver requires the --generic-ip-address option');
  }
}
