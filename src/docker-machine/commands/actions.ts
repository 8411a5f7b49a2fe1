/** start, stop, kill, restart and the other commands that do one thing to each machine that is named. */
import { askYesNo } from '../ask.ts';
import { PROVISION_STEPS, type ProvisionStep } from '../backend.ts';
import { type CommandCall, type CommandSpec, machinesOf, say } from '../command.ts';
import { MachineFailure } from '../failure.ts';
import { provisionMachine } from './create.ts';

const EACH = 'Argument(s) are one or more machine names.';
const AFTER_START: readonly ProvisionStep[] = ['wait-ssh', 'detect-provisioner'];

type MachineAction = (call: CommandCall, name: string) => Promise<void>;

/**
 * Does something to all machines at once. Docker Machine starts with the last one that was named, and goes on
 * with the others when one fails; the failures are printed together.
 */
async function forEach(call: CommandCall, action: MachineAction): Promise<void> {
  const names = await machinesOf(call);
  const last = names.at(-1) ?? '';
  const first = action(call, last);
  const results = await Promise.allSettled([...names.slice(0, -1).map((name) => action(call, name)), first]);
  const messages: string[] = [];
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    if (!(result.reason instanceof MachineFailure)) throw result.reason;
    messages.push(result.reason.message);
  }
  if (messages.length > 0) throw new MachineFailure(messages.join('\n'));
}

async function refuseIfAlready(call: CommandCall, name: string, state: string): Promise<void> {
  if ((await call.backend.state(name)) === state) {
    throw new MachineFailure(`Machine "${name}" is already ${state.toLowerCase()}.`);
  }
}

function reporter(call: CommandCall, name: string): (line: string) => void {
  return (line) => say(call, `(${name}) ${line}`);
}

export const start: CommandSpec = {
  name: 'start',
  usage: 'Start a machine',
  description: EACH,
  flags: [],
  async run(call) {
    await forEach(call, startOne);
    say(
      call,
      'Started machines may have new IP addresses. You may need to re-run the `docker-machine env` command.',
    );
    return 0;
  },
};

const startOne: MachineAction = async (call, name) => {
  say(call, `Starting "${name}"...`);
  await refuseIfAlready(call, name, 'Running');
  await call.backend.start(name, reporter(call, name));
  say(call, `Machine "${name}" was started.`);
  await provisionMachine(call, name, AFTER_START);
};

export const stop = ending('stop', 'Stop a machine', 'Stopping', 'stopped');
export const kill = ending('kill', 'Kill a machine', 'Killing', 'killed');

/** A command after which a machine is off. */
function ending(name: 'stop' | 'kill', usage: string, begins: string, done: string): CommandSpec {
  return {
    name,
    usage,
    description: EACH,
    flags: [],
    async run(call) {
      await forEach(call, async (_, machine) => {
        say(call, `${begins} "${machine}"...`);
        await refuseIfAlready(call, machine, 'Stopped');
        await call.backend[name](machine, reporter(call, machine));
        say(call, `Machine "${machine}" was ${done}.`);
      });
      return 0;
    },
  };
}

export const restart: CommandSpec = {
  name: 'restart',
  usage: 'Restart a machine',
  description: EACH,
  flags: [],
  async run(call) {
    await forEach(call, async (_, name) => {
      say(call, `Restarting "${name}"...`);
      if ((await call.backend.state(name)) === 'Stopped') {
        await startOne(call, name);
        return;
      }
      await call.backend.restart(name, reporter(call, name));
      await provisionMachine(call, name, AFTER_START);
    });
    say(
      call,
      'Restarted machines may have new IP addresses. You may need to re-run the `docker-machine env` command.',
    );
    return 0;
  },
};

export const provision: CommandSpec = {
  name: 'provision',
  usage: 'Re-provision existing machines',
  flags: [],
  async run(call) {
    const steps = PROVISION_STEPS.filter((step) => step !== 'wait-running' && step !== 'detect-os');
    await forEach(call, (_, name) => whileRunning(call, name, () => provisionMachine(call, name, steps)));
    return 0;
  },
};

export const upgrade: CommandSpec = {
  name: 'upgrade',
  usage: 'Upgrade a machine to the latest version of Docker',
  description: EACH,
  flags: [],
  async run(call) {
    await forEach(call, (_, name) =>
      whileRunning(call, name, async () => {
        await provisionMachine(call, name, AFTER_START);
        say(call, 'Upgrading docker...');
        say(call, 'Restarting docker...');
        await call.backend.provision(name, 'configure-daemon');
      }),
    );
    return 0;
  },
};

export const regenerateCerts: CommandSpec = {
  name: 'regenerate-certs',
  usage: 'Regenerate TLS Certificates for a machine',
  description: EACH,
  flags: [
    { names: ['force', 'f'], kind: 'bool', usage: 'Force rebuild and do not prompt' },
    { names: ['client-certs'], kind: 'bool', usage: 'Also regenerate client certificates and CA.' },
  ],
  async run(call) {
    if (call.flags.force !== true) {
      const question = 'Regenerate TLS machine certs?  Warning: this is irreversible.';
      if (!(await askYesNo(call.io, question))) return 0;
    }
    say(call, 'Regenerating TLS certificates');
    if (call.flags['client-certs'] === true) {
      await call.backend.forgetCertificates();
      for (const line of await call.backend.ensureCertificates()) say(call, line);
    }
    const steps: readonly ProvisionStep[] = [
      ...AFTER_START,
      'copy-certs-local',
      'copy-certs-remote',
      'configure-daemon',
    ];
    await forEach(call, (_, name) =>
      whileRunning(call, name, async () => {
        await call.backend.writeCertificates(name, []);
        await provisionMachine(call, name, steps);
      }),
    );
    return 0;
  },
};

async function whileRunning(call: CommandCall, name: string, work: () => Promise<void>): Promise<void> {
  if ((await call.backend.state(name)) !== 'Running') throw new MachineFailure('Host is not running');
  await work();
}
