/** Removes a machine, finished or not, and nothing without a label of its home. */
import { MachineFailure } from '../failure.ts';
import type { HostEngine } from './host-engine.ts';
import { ours } from './labels.ts';

/** How often to start again when a concurrent `create` makes things. */
const TRIES = 5;

/**
 * Removes the machine's containers, the network if no machine is left, and last the volume: as long as that is there,
 * the machine is listed, and a removal that was interrupted can be repeated.
 * @throws MachineFailure with what the engine said
 */
export async function removeMachine(engine: HostEngine, home: string, machine: string): Promise<void> {
  for (let tries = TRIES; ; tries -= 1) {
    for (const id of await ids(engine, ['ps', '-aq', '--no-trunc', ...ours(home, machine)])) {
      await gone(engine, ['rm', '--force', '--volumes', id]);
    }
    const others = await ids(engine, ['ps', '-aq', ...ours(home)]);
    if (others.length === 0) {
      for (const id of await ids(engine, ['network', 'ls', '-q', '--no-trunc', ...ours(home)])) {
        await gone(engine, ['network', 'rm', id]);
      }
    }
    const volumes = await ids(engine, ['volume', 'ls', '-q', ...ours(home, machine)]);
    const replies = await Promise.all(volumes.map((volume) => engine.ask(['volume', 'rm', volume])));
    const left = replies.find(({ code, stderr }) => code !== 0 && !/no such volume/i.test(stderr));
    if (left === undefined) return;
    if (tries <= 1) throw new MachineFailure(left.stderr.trim());
  }
}

async function ids(engine: HostEngine, args: readonly string[]): Promise<string[]> {
  return (await engine.run(args)).split('\n').filter((id) => id !== '');
}

/** Removes a thing; it is no failure that it is gone already, or that another machine has joined the network. */
async function gone(engine: HostEngine, args: readonly string[]): Promise<void> {
  const reply = await engine.ask(args);
  if (reply.code !== 0 && !/no such|not found|already in progress|active endpoints/i.test(reply.stderr)) {
    throw new MachineFailure(reply.stderr.trim());
  }
}
