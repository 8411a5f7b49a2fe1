/** Our machines, as the engine lists them: there is no second list that could be wrong. */
import type { MachineState } from '../backend.ts';
import type { HostEngine } from './host-engine.ts';
import { ADDRESS, ENGINE_AT, MACHINE, ours, readLabels, WEB_AT } from './labels.ts';

export interface DindMachine {
  readonly name: string;
  readonly state: MachineState;
  /** The container's address; empty for a machine that was not finished. */
  readonly address: string;
  /** `HOST:PORT` of its engine, as seen from this computer; empty for a machine that was not finished. */
  readonly engineAt: string;
  /** `HOST:PORT` or an address, at which port 80 of the machine answers. */
  readonly webAt: string;
}

/**
 * All machines of a home, by name. A machine is there from the moment its volume is made until that is removed, so
 * what an interrupted `create` or `rm` left is a machine too, and can be removed as one.
 */
export async function listMachines(
  engine: HostEngine,
  home: string,
): Promise<ReadonlyMap<string, DindMachine>> {
  const [containers, volumes] = await Promise.all([
    engine.run(['ps', '-a', '--no-trunc', ...ours(home), '--format', '{{.State}}|{{.Labels}}']),
    engine.run(['volume', 'ls', ...ours(home), '--format', `{{.Label "${MACHINE}"}}`]),
  ]);
  const machines = new Map<string, DindMachine>();
  for (const name of lines(volumes)) machines.set(name, unfinished(name));
  for (const line of lines(containers)) {
    const bar = line.indexOf('|');
    const labels = readLabels(line.slice(bar + 1));
    const name = labels[MACHINE] ?? '';
    const address = labels[ADDRESS] ?? '';
    machines.set(name, {
      name,
      state: STATES[line.slice(0, bar)] ?? 'Error',
      address,
      engineAt: labels[ENGINE_AT] ?? `${address}:2376`,
      webAt: labels[WEB_AT] ?? address,
    });
  }
  return new Map([...machines].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A container's state as a machine's. */
const STATES: Readonly<Record<string, MachineState>> = {
  created: 'Stopped',
  running: 'Running',
  paused: 'Paused',
  restarting: 'Starting',
  removing: 'Stopping',
  exited: 'Stopped',
  dead: 'Stopped',
};

function unfinished(name: string): DindMachine {
  return { name, state: 'Error', address: '', engineAt: '', webAt: '' };
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
