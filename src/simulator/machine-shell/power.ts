/** Programs that start and stop the machine's engine, or the machine. */
import { operandsOf } from '../../program/options.ts';
import type { StateAccess } from '../call/state-access.ts';
import type { Execute, Output } from './output.ts';

/** Simulated milliseconds that an engine takes to stop and to start. */
const STOP_MS = 1_500;
const START_MS = 700;
const ok: Output = { stdout: '', stderr: '', exitCode: 0 };
const NOT_ROOT = 'Access denied: this needs root, put sudo before it';

/** By name, for a machine. */
export function powerCommands(access: StateAccess, machine: string): Record<string, Execute> {
  const service = (action: string) => engineService(access, machine, action);
  const off: Execute = async (_, context) => {
    if (!context.env.has('SUDO_USER')) return fail(NOT_ROOT);
    await access.act((world) => world.stopMachine(machine));
    return { stdout: '', stderr: 'Connection closed by remote host.\n', exitCode: 255 };
  };
  return {
    systemctl: async (args, context) => {
      const [action = 'status', unit = ''] = operandsOf(args);
      if (!/^docker(\.service|\.socket)?$/.test(unit)) {
        return fail(`Unit ${unit.includes('.') ? unit : `${unit}.service`} not found.`, 4);
      }
      const looks = action === 'status' || action === 'is-active';
      if (!looks && !context.env.has('SUDO_USER')) {
        return fail(`Failed to ${action} docker.service: ${NOT_ROOT}`);
      }
      return service(action);
    },
    service: async ([unit = '', action = 'status'], context) => {
      if (unit !== 'docker') return fail(`${unit}: unrecognized service`);
      if (action !== 'status' && !context.env.has('SUDO_USER')) return fail(NOT_ROOT);
      return service(action);
    },
    poweroff: off,
    halt: off,
    shutdown: off,
    reboot: async (_, context) => {
      if (!context.env.has('SUDO_USER')) return fail(NOT_ROOT);
      await access.act((world) => world.restartMachine(machine));
      return { stdout: '', stderr: 'Connection closed by remote host.\n', exitCode: 255 };
    },
  };
}

async function engineService(access: StateAccess, machine: string, action: string): Promise<Output> {
  const isUp = () => access.act((world) => world.machine(machine)?.engineUp ?? false);
  const stop = async () => {
    await access.act((world) => world.stopEngine(machine));
    await access.sleep(STOP_MS);
  };
  const start = async () => {
    await access.sleep(START_MS);
    await access.act((world) => world.startEngine(machine));
  };
  const up = await isUp();
  switch (action) {
    case 'stop':
      if (up) await stop();
      return ok;
    case 'start':
      if (!up) await start();
      return ok;
    case 'restart':
    case 'try-restart':
      if (up) await stop();
      await start();
      return ok;
    case 'is-active':
      return { stdout: `${up ? 'active' : 'inactive'}\n`, stderr: '', exitCode: up ? 0 : 3 };
    case 'status':
      return {
        stdout: `${up ? '●' : '○'} docker.service - Docker Application Container Engine\n     Active: ${up ? 'active (running)' : 'inactive (dead)'}\n`,
        stderr: '',
        exitCode: up ? 0 : 3,
      };
    case 'enable':
    case 'disable':
    case 'daemon-reload':
      return ok;
    default:
      return fail(`Unknown command verb ${action}.`);
  }
}

function fail(message: string, exitCode = 1): Output {
  return { stdout: '', stderr: `${message}\n`, exitCode };
}
