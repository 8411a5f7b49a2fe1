/** The commands that print one fact about a machine. */

import { join } from 'node:path';
import { textFlag } from '../../go/flag.ts';
import { compileTemplate, TemplateError } from '../../go/template/index.ts';
import { type CommandSpec, checkedUrl, engineUrl, machinesOf, oneMachine, say } from '../command.ts';
import { machineFolder, readConfig } from '../config.ts';
import { MachineFailure } from '../failure.ts';
import { VERSION_LINE } from '../help.ts';
import { machineRows, whyUnanswered } from '../rows.ts';

export const active: CommandSpec = {
  name: 'active',
  usage: 'Print which machine is active',
  flags: [
    { names: ['timeout', 't'], kind: 'string', usage: 'Timeout in seconds, default to 10s', default: '10' },
  ],
  async run(call) {
    if (call.args.length > 0) throw new MachineFailure('Error: Too many arguments given');
    const rows = await machineRows(call.backend, call.io.env.DOCKER_HOST);
    const found = rows.find((row) => row.active === '*');
    if (!found) throw new MachineFailure('No active host found');
    say(call, found.name);
    return 0;
  },
};

export const config: CommandSpec = {
  name: 'config',
  usage: 'Print the connection config for machine',
  description: 'Argument is a machine name.',
  flags: [{ names: ['swarm'], kind: 'bool', usage: 'Display the Swarm config instead of the Docker daemon' }],
  async run(call) {
    const name = await oneMachine(call);
    const url = await checkedUrl(call.backend, name).catch((error: unknown) => {
      throw error instanceof MachineFailure
        ? new MachineFailure(`Error running connection boilerplate: ${error.message}`)
        : error;
    });
    const folder = machineFolder(call.backend.storePath, name);
    say(call, '--tlsverify');
    say(call, `--tlscacert="${join(folder, 'ca.pem')}"`);
    say(call, `--tlscert="${join(folder, 'cert.pem')}"`);
    say(call, `--tlskey="${join(folder, 'key.pem')}"`);
    say(call, `-H=${url}`);
    return 0;
  },
};

export const inspect: CommandSpec = {
  name: 'inspect',
  usage: 'Inspect information about a machine',
  description: 'Argument is a machine name.',
  flags: [
    { names: ['format', 'f'], kind: 'string', usage: 'Format the output using the given go template.' },
  ],
  async run(call) {
    const name = await oneMachine(call);
    const value = await readConfig(call.backend, name);
    const format = textFlag(call.flags, 'format');
    if (format === '') {
      say(call, JSON.stringify(value, null, 4));
      return 0;
    }
    try {
      const prettyjson = {
        arity: [1, 1] as const,
        call: (part: unknown) => JSON.stringify(part ?? null, null, 4),
      };
      say(call, compileTemplate(format, { prettyjson })(value));
      return 0;
    } catch (error) {
      if (error instanceof TemplateError) {
        throw new MachineFailure(`Template parsing error: ${error.message}\n`);
      }
      throw error;
    }
  },
};

export const ip: CommandSpec = {
  name: 'ip',
  usage: 'Get the IP address of a machine',
  description: 'Argument(s) are one or more machine names.',
  flags: [],
  async run(call) {
    for (const name of await machinesOf(call)) {
      // The generic driver was given the address, so it knows it even when the machine is off.
      const known = (await call.backend.driverOf(name)) === 'generic';
      if (!known && (await call.backend.state(name)) !== 'Running') {
        throw new MachineFailure('Error getting IP address: Host is not running');
      }
      say(call, await call.backend.ip(name));
    }
    return 0;
  },
};

export const status: CommandSpec = {
  name: 'status',
  usage: 'Get the status of a machine',
  description: 'Argument is a machine name.',
  flags: [],
  async run(call) {
    say(call, await call.backend.state(await oneMachine(call)));
    return 0;
  },
};

export const url: CommandSpec = {
  name: 'url',
  usage: 'Get the URL of a machine',
  description: 'Argument is a machine name.',
  flags: [],
  async run(call) {
    say(call, await engineUrl(call.backend, await oneMachine(call)));
    return 0;
  },
};

export const version: CommandSpec = {
  name: 'version',
  usage: 'Show the Docker Machine version or a machine docker version',
  flags: [],
  async run(call) {
    if (call.args.length === 0) {
      say(call, VERSION_LINE);
      return 0;
    }
    const name = await oneMachine(call);
    const url = await engineUrl(call.backend, name);
    const engine = await call.backend.engine(name);
    if (engine.kind !== 'up') {
      throw new MachineFailure(`Unable to query docker version: ${whyUnanswered(engine, url)}`);
    }
    say(call, engine.version);
    return 0;
  },
};
