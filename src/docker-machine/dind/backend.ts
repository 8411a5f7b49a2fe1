/** Machines that are containers with an engine inside, on the learner's own Docker Engine. */

import { basename, dirname } from 'node:path/posix';
import type { TreeEntry } from '../../files/tree.ts';
import { defined } from '../../value/defined.ts';
import type {
  CreateRequest,
  EngineAnswer,
  MachineBackend,
  MachineState,
  ProvisionStep,
  RemoteRun,
  ReportLine,
} from '../backend.ts';
import { DIND } from '../drivers.ts';
import { doesNotExist, MachineFailure } from '../failure.ts';
import { clientFiles, ensureClient, forgetClient, serverFiles, writeMachine } from './authority.ts';
import { CERTIFICATES } from './container.ts';
import { engineAnswer } from './engine-answer.ts';
import type { HostEngine } from './host-engine.ts';
import { readInside, runInside, writeInside } from './inside.ts';
import { containerName, homeMark, homeNetworkName } from './labels.ts';
import { type DindMachine, listMachines } from './machines.ts';
import { checkBefore, makeContainer } from './make.ts';
import { removeMachine } from './remove.ts';
import type { DindSettings } from './settings.ts';

/** How long an engine may take to answer after its start, and how often it is asked until then; milliseconds. */
const ENGINE_START_MS = 60_000;
const ASK_EVERY_MS = 200;
/** Seconds that an engine gets to end its containers, which themselves have ten. */
const STOP_SECONDS = '30';

/** Machines as containers of the learner's own Docker Engine; its labels are the list of them. */
export class DindBackend implements MachineBackend {
  readonly storePath: string;
  readonly drivers = [DIND];
  readonly defaultDriver = 'dind';
  readonly #engine: HostEngine;
  readonly #settings: DindSettings;
  readonly #home: string;
  /** The machines as seen since this process last changed something: one look answers all questions about a machine. */
  #seen: Promise<ReadonlyMap<string, DindMachine>> | undefined;

  constructor(engine: HostEngine, storePath: string, settings: DindSettings) {
    this.#engine = engine;
    this.storePath = storePath;
    this.#settings = settings;
    this.#home = homeMark(storePath);
  }

  async names(): Promise<readonly string[]> {
    return [...(await this.#look()).keys()];
  }

  async driverOf(name: string): Promise<string | undefined> {
    return (await this.#look()).has(name) ? 'dind' : undefined;
  }

  async state(name: string): Promise<MachineState> {
    return (await this.#machine(name)).state;
  }

  async ip(name: string): Promise<string> {
    return (await this.#machine(name)).address;
  }

  async url(name: string): Promise<string> {
    return `tcp://${(await this.#machine(name)).engineAt}`;
  }

  async details(name: string): Promise<Readonly<Record<string, unknown>>> {
    const { address, webAt } = await this.#machine(name);
    return {
      SSHUser: 'root',
      SSHKeyPath: '',
      Container: containerName(this.#home, name),
      Network: homeNetworkName(this.#home),
      ...defined({ WebAddress: webAt === address ? undefined : webAt }),
    };
  }

  async engine(name: string): Promise<EngineAnswer> {
    const { engineAt } = await this.#machine(name);
    const client = clientFiles(this.storePath, name);
    return client === undefined ? { kind: 'refused' } : engineAnswer(engineAt, client);
  }

  async ensureCertificates(): Promise<readonly string[]> {
    return ensureClient(this.storePath);
  }

  async forgetCertificates(): Promise<void> {
    forgetClient(this.storePath);
  }

  async writeCertificates(name: string, more: readonly string[]): Promise<void> {
    const { address } = await this.#machine(name);
    writeMachine(this.storePath, name, [address, '127.0.0.1', 'localhost', name, ...more]);
  }

  async preCreateCheck(_request: CreateRequest, report: ReportLine): Promise<void> {
    await checkBefore(this.#engine, this.#settings, report);
  }

  async create(request: CreateRequest, report: ReportLine): Promise<void> {
    this.#seen = undefined;
    await makeContainer(this.#engine, this.#home, this.#settings, request, report);
  }

  async provision(name: string, step: ProvisionStep): Promise<void> {
    switch (step) {
      case 'wait-ssh':
        await this.#run('exec', this.#container(name), 'true');
        return;
      case 'copy-certs-remote': {
        // server.pem is the last of them: the engine starts when it is there.
        const files = Object.entries(serverFiles(this.storePath, name));
        await this.writeFiles(name, dirname(CERTIFICATES), basename(CERTIFICATES), [
          { path: '' },
          ...files.map(([path, content]) => ({ path, content })),
        ]);
        return;
      }
      case 'configure-daemon':
        await this.#applyCertificates(name);
        return;
      case 'check-connection':
        await this.#untilUp(name);
        await this.#copyImages(name);
        return;
      default:
        await this.#machine(name);
    }
  }

  async provisioner(name: string): Promise<string> {
    const reply = await this.#engine.ask(
      ['exec', this.#container(name), 'sh', '-c', '. /etc/os-release && echo "$ID"'], // as Docker Machine asks
    );
    return reply.stdout.toString('utf8').trim() || 'linux';
  }

  async start(name: string): Promise<void> {
    await this.#run('start', this.#container(name));
    await this.#untilUp(name);
  }

  async stop(name: string): Promise<void> {
    await this.#run('stop', '--time', STOP_SECONDS, this.#container(name));
  }

  async kill(name: string): Promise<void> {
    await this.#run('kill', this.#container(name));
  }

  async restart(name: string): Promise<void> {
    await this.#run('restart', '--time', STOP_SECONDS, this.#container(name));
    await this.#untilUp(name);
  }

  async remove(name: string): Promise<void> {
    this.#seen = undefined;
    await removeMachine(this.#engine, this.#home, name);
  }

  async run(name: string, run: RemoteRun): Promise<number> {
    return runInside(this.#engine, this.#container(name), run);
  }

  async readFiles(name: string, path: string): Promise<readonly TreeEntry[] | undefined> {
    return readInside(this.#engine, this.#container(name), path);
  }

  async writeFiles(name: string, path: string, asName: string, files: readonly TreeEntry[]): Promise<void> {
    await writeInside(this.#engine, this.#container(name), path, asName, files);
  }

  #look(): Promise<ReadonlyMap<string, DindMachine>> {
    this.#seen ??= listMachines(this.#engine, this.#home);
    return this.#seen;
  }

  async #machine(name: string): Promise<DindMachine> {
    const machine = (await this.#look()).get(name);
    if (!machine) throw doesNotExist(name);
    return machine;
  }

  #container(name: string): string {
    return containerName(this.#home, name);
  }

  async #run(...args: readonly string[]): Promise<string> {
    this.#seen = undefined;
    return this.#engine.run(args);
  }

  /** An engine that runs already reads its certificates only when it starts. */
  async #applyCertificates(name: string): Promise<void> {
    const client = clientFiles(this.storePath, name);
    const { engineAt } = await this.#machine(name);
    const runs = (await this.#engine.ask(['exec', this.#container(name), 'docker', 'version'])).code === 0;
    if (runs && client !== undefined && (await engineAnswer(engineAt, client)).kind === 'refused') {
      await this.restart(name);
    }
  }

  /** @throws MachineFailure when the machine has ended or its engine does not answer in time */
  async #untilUp(name: string): Promise<void> {
    const until = performance.now() + ENGINE_START_MS;
    for (;;) {
      if ((await this.engine(name)).kind === 'up') return;
      this.#seen = undefined;
      if ((await this.state(name)) !== 'Running' || performance.now() > until) {
        const reply = await this.#engine.ask(['logs', '--tail', '3', this.#container(name)]);
        const last = `${reply.stdout.toString('utf8')}${reply.stderr}`.trim();
        throw new MachineFailure(
          `Error checking the host: the engine of "${name}" did not start. Its last lines:\n${last}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
  }

  async #copyImages(name: string): Promise<void> {
    if (this.#settings.images.length === 0) return;
    const reply = await this.#engine.copyImages(this.#settings.images, this.#container(name));
    if (reply.code !== 0) {
      throw new MachineFailure(`Error copying images to "${name}": ${reply.stderr.trim()}`);
    }
  }
}
