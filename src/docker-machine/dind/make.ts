/** Makes a machine: the checks before, then the volume, network and container that it consists of. */
import { randomUUID } from 'node:crypto';
import type { CreateRequest, ReportLine } from '../backend.ts';
import { MachineFailure } from '../failure.ts';
import { createWords, entrypointOf, needsPorts } from './container.ts';
import { type HostEngine, messageOf } from './host-engine.ts';
import { CREATION, containerName, HOME, labelFlags, MACHINE } from './labels.ts';
import { listMachines } from './machines.ts';
import { ensureNetwork, freeAddress, freePorts } from './network.ts';
import { removeMachine } from './remove.ts';
import type { DindSettings } from './settings.ts';

/** Docker Machine's exit code for a computer that a driver can't use. */
const PRE_CREATE = 3;
/** How often another address is tried when another process was faster. */
const TRIES = 5;

/** An engine that answers, with Linux containers, and the image. @throws MachineFailure with exit code 3 */
export async function checkBefore(
  engine: HostEngine,
  settings: DindSettings,
  report: ReportLine,
): Promise<void> {
  const stop = (why: string) =>
    new MachineFailure(`Error with pre-create check: ${JSON.stringify(why)}`, PRE_CREATE);
  const info = await engine.ask(['info', '--format', '{{.OSType}} {{.ServerErrors}}']);
  if (info.code !== 0 || !info.stdout.toString('utf8').startsWith('linux')) {
    throw stop(info.code === 0 ? 'the Docker Engine runs no Linux containers' : messageOf(info));
  }
  const missing: string[] = [];
  for (const image of settings.images) {
    if ((await entrypointOf(engine, image)) === undefined) missing.push(image);
  }
  if (missing.length > 0) throw stop(`the engine has no image ${missing.join(', ')} (setting "images")`);
  if ((await entrypointOf(engine, settings.image)) !== undefined) return;
  report(`Pulling ${settings.image}...`);
  const pull = await engine.ask(['pull', '--quiet', settings.image]);
  if (pull.code !== 0) throw stop(`the image ${settings.image} can't be pulled: ${messageOf(pull)}`);
}

/**
 * Makes volume, network and container, in this order, and starts the container. A failure leaves nothing behind.
 * @throws MachineFailure with the engine's message
 */
export async function makeContainer(
  engine: HostEngine,
  home: string,
  settings: DindSettings,
  request: CreateRequest,
  report: ReportLine,
): Promise<void> {
  const { name: machine, flags } = request;
  const container = containerName(home, machine);
  try {
    report('Creating volume...');
    const creation = randomUUID();
    const labels = { [MACHINE]: machine, [HOME]: home, [CREATION]: creation };
    await engine.run(['volume', 'create', ...labelFlags(labels), container]);
    const [subnet, published, entrypoint] = await Promise.all([
      ensureNetwork(engine, home, settings.subnet),
      needsPorts(engine, settings.reach),
      entrypointOf(engine, settings.image),
    ]);
    report('Creating container...');
    for (let tries = TRIES; ; tries -= 1) {
      const others = [...(await listMachines(engine, home)).values()];
      const address = freeAddress(subnet, new Set(others.map((one) => one.address)));
      const ports = published
        ? await freePorts(new Set(others.flatMap((one) => [one.engineAt, one.webAt])))
        : undefined;
      const plan = { home, machine, settings, address, ports, flags, entrypoint: entrypoint ?? [] };
      await engine.run(createWords(plan));
      // If the volume had gone, Docker made a new one with the container, without our label.
      const made = await engine.run(['volume', 'inspect', '--format', `{{.Labels}}`, container]);
      if (!made.includes(creation)) throw new MachineFailure('the machine was removed meanwhile');
      report('Starting container...');
      const reply = await engine.ask(['start', container]);
      if (reply.code === 0) return;
      if (tries <= 1 || !/already in use|already allocated/.test(reply.stderr)) {
        throw new MachineFailure(messageOf(reply));
      }
      await engine.run(['rm', '-f', container]);
    }
  } catch (error) {
    if (!(error instanceof MachineFailure)) throw error;
    await removeMachine(engine, home, machine);
    throw new MachineFailure(
      `Error creating machine: Error in driver during machine creation: ${error.message}`,
    );
  }
}
