/** Machines that are entries of the simulator's model. */

import type {
  CreateRequest,
  EngineAnswer,
  MachineBackend,
  MachineState,
  ProvisionStep,
  RemoteRun,
  ReportLine,
} from '../../docker-machine/backend.ts';
import {
  ensureCertificates,
  forgetCertificates,
  writeMachineCertificates,
} from '../../docker-machine/certificates.ts';
import { machineFolder } from '../../docker-machine/config.ts';
import { DIND, GENERIC, HYPERV, NONE, SIMULATOR, VIRTUALBOX } from '../../docker-machine/drivers.ts';
import { doesNotExist, MachineFailure } from '../../docker-machine/failure.ts';
import type { TreeEntry } from '../../files/tree.ts';
import { type FlagRecord, listFlag, textFlag } from '../../go/flag.ts';
import { defined } from '../../value/defined.ts';
import type { StateAccess } from '../call/state-access.ts';
import type { MachineOptions, MachineView, SimComputer, World } from '../engine/contract/world.ts';
import { WorldError } from '../engine/contract/world.ts';
import { readMachineFiles, removeMachineFiles, writeMachineFiles } from '../machine-shell/files.ts';
import { runInMachine } from '../machine-shell/run.ts';
import {
  createLines,
  KILL_MS,
  LS_TIMEOUT_MS,
  REMOVE_MS,
  SSH_UP_MS,
  START_MS,
  STOP_MS,
  startingLines,
  timingOf,
} from './timing.ts';

/** Machines of the simulated world, with the messages and the timing of the real drivers. */
export class SimulatedBackend implements MachineBackend {
  readonly storePath: string;
  readonly drivers = [VIRTUALBOX, HYPERV, GENERIC, NONE, DIND, SIMULATOR];
  readonly defaultDriver = 'virtualbox';
  readonly #access: StateAccess;
  /** The machines as seen since this process last waited or changed something: one look answers all questions about a machine. */
  readonly #seen = new Map<string, MachineView | undefined>();

  constructor(access: StateAccess, storePath: string) {
    this.#access = access;
    this.storePath = storePath;
  }

  async names(): Promise<readonly string[]> {
    const views = await this.#access.act((world) => world.listMachines());
    for (const view of views) this.#seen.set(view.name, view);
    return views.map((view) => view.name);
  }

  async driverOf(name: string): Promise<string | undefined> {
    return (await this.#find(name))?.driver;
  }

  async state(name: string): Promise<MachineState> {
    const { driver, state, createdAt, bootedAt } = await this.#view(name);
    if (driver !== 'generic' || bootedAt === createdAt) return state;
    const now = await this.#access.act((world) => world.now);
    return now - Date.parse(bootedAt) < SSH_UP_MS ? 'Stopped' : state;
  }

  /** The generic driver knows its hosts by their address only: one that is off does not answer. */
  async isSilent(name: string): Promise<boolean> {
    const { driver, state } = await this.#view(name);
    if (driver !== 'generic' || state === 'Running') return false;
    await this.#sleep(LS_TIMEOUT_MS);
    return true;
  }

  async ip(name: string): Promise<string> {
    return (await this.#view(name)).ip;
  }

  async url(name: string): Promise<string> {
    return `tcp://${(await this.#view(name)).ip}:2376`;
  }

  async ensureCertificates(): Promise<readonly string[]> {
    return ensureCertificates(this.storePath);
  }

  async forgetCertificates(): Promise<void> {
    forgetCertificates(this.storePath);
  }

  async writeCertificates(name: string): Promise<void> {
    writeMachineCertificates(machineFolder(this.storePath, name));
  }

  async engine(name: string): Promise<EngineAnswer> {
    const { driver, ip, engineUp, engineVersion, certifiedFor } = await this.#view(name);
    if (!engineUp) return { kind: 'refused' };
    if (certifiedFor === ip) return { kind: 'up', version: engineVersion };
    if (certifiedFor !== '')
      return { kind: 'untrusted', why: `certificate is valid for ${certifiedFor}, not ${ip}` };
    // Boot2Docker's engine begins with certificates of its own, others listen on no port before they have some.
    return usesIso(driver)
      ? { kind: 'untrusted', why: 'certificate signed by unknown authority' }
      : { kind: 'refused' };
  }

  async preCreateCheck(request: CreateRequest, report: ReportLine): Promise<void> {
    await this.#sleep(timingOf(request.driver).preCheck);
    const { computer, online } = await this.#access.act(({ computer, online }) => ({ computer, online }));
    const missing = missingFor(request, computer);
    if (missing !== undefined) throw new MachineFailure(`Error with pre-create check: "${missing}"`, 3);
    if (!online && usesIso(request.driver)) report(NO_RELEASES);
  }

  async create(request: CreateRequest, report: ReportLine): Promise<void> {
    const { name, driver, flags } = request;
    if (usesIso(driver) && !(await this.#access.act((world) => world.online))) report(NO_RELEASES);
    const virtualSwitch = textFlag(flags, 'hyperv-virtual-switch') || 'Default Switch';
    for (const line of createLines(driver, this.storePath, name, virtualSwitch)) {
      report(line);
      await this.#sleep(timingOf(driver).createStep);
    }
    await this.#act((world) => world.createMachine(machineOptions(request)));
  }

  async provision(name: string, step: ProvisionStep): Promise<void> {
    const { driver } = await this.#view(name);
    await this.#sleep(timingOf(driver).provision[step]);
    await this.#view(name);
    if (step === 'configure-daemon') await this.#act((world) => world.certifyMachine(name));
  }

  async provisioner(name: string): Promise<string> {
    const { driver } = await this.#view(name);
    return driver === 'virtualbox' || driver === 'hyperv' ? 'boot2docker' : 'debian';
  }

  async start(name: string, report: ReportLine): Promise<void> {
    const { driver } = await this.#view(name);
    this.#refuse(driver, 'start');
    const lines = startingLines(driver);
    for (const line of lines) {
      report(line);
      await this.#sleep(START_MS / lines.length);
    }
    await this.#act((world) => world.startMachine(name));
  }

  async stop(name: string): Promise<void> {
    this.#refuse((await this.#view(name)).driver, 'stop');
    await this.#sleep(STOP_MS);
    await this.#act((world) => world.stopMachine(name));
  }

  async kill(name: string): Promise<void> {
    this.#refuse((await this.#view(name)).driver, 'kill');
    await this.#sleep(KILL_MS);
    await this.#act((world) => world.killMachine(name));
  }

  async restart(name: string, report: ReportLine): Promise<void> {
    const { driver } = await this.#view(name);
    await this.#sleep(STOP_MS);
    for (const line of startingLines(driver)) report(line);
    await this.#sleep(START_MS);
    await this.#act((world) => world.restartMachine(name));
    await this.#sleep(SSH_UP_MS);
  }

  async remove(name: string): Promise<void> {
    await this.#sleep(REMOVE_MS);
    await this.#act((world) => world.removeMachine(name));
    removeMachineFiles(this.#access.folder, name);
  }

  async refusesNativeSsh(): Promise<boolean> {
    return this.#access.act((world) => world.computer.nativeSsh === 'refused');
  }

  async run(name: string, run: RemoteRun): Promise<number> {
    return runInMachine({ access: this.#access.with(run.io), machine: name, ...run });
  }

  async readFiles(name: string, path: string): Promise<readonly TreeEntry[] | undefined> {
    return readMachineFiles(this.#access.folder, name, path);
  }

  async writeFiles(name: string, path: string, asName: string, files: readonly TreeEntry[]): Promise<void> {
    const done = writeMachineFiles(this.#access.folder, name, path, asName, files);
    if (done === 'written') return;
    const why =
      done === 'outside' ? 'the simulator keeps only files below /home/docker' : 'No such file or directory';
    throw new MachineFailure(`scp: ${path}: ${why}\nexit status 1`);
  }

  async #find(name: string): Promise<MachineView | undefined> {
    if (!this.#seen.has(name)) this.#seen.set(name, await this.#access.act((world) => world.machine(name)));
    return this.#seen.get(name);
  }

  async #sleep(simulatedMs: number): Promise<void> {
    this.#seen.clear();
    await this.#access.sleep(simulatedMs);
  }

  /** Another shell may have removed it since the command line looked. */
  async #view(name: string): Promise<MachineView> {
    const view = await this.#find(name);
    if (!view) throw doesNotExist(name);
    return view;
  }

  /** The generic driver can't switch machines on and off; it only has their address. */
  #refuse(driver: string, action: string): void {
    if (driver === 'generic' || driver === 'none') {
      throw new MachineFailure(`${driver} driver does not support ${action}`);
    }
  }

  async #act<T>(work: (world: World) => T): Promise<T> {
    try {
      return await this.#access.act(work);
    } catch (error) {
      if (error instanceof WorldError) throw new MachineFailure(error.message);
      throw error;
    } finally {
      this.#seen.clear();
    }
  }
}

const usesIso = (driver: string): boolean => driver === 'virtualbox' || driver === 'hyperv';
const NO_RELEASES =
  'Unable to get the latest Boot2Docker ISO release version:  Get "https://api.github.com/repos/boot2docker/boot2docker/releases/latest": dial tcp: lookup api.github.com on 192.168.1.1:53: no such host';

/** A requirement of a driver that this computer lacks, in the driver's words. */
function missingFor({ driver, flags }: CreateRequest, computer: SimComputer): string | undefined {
  if (driver === 'hyperv' && computer.hyperv === 'missing') return 'Powershell was not found in the path';
  if (driver !== 'virtualbox') return undefined;
  if (computer.virtualbox === 'missing')
    return 'VBoxManage not found. Make sure VirtualBox is installed and VBoxManage is in the path';
  if (computer.virtualbox === 'no-vtx' && flags['virtualbox-no-vtx-check'] !== true)
    return "This computer doesn't have VT-X/AMD-v enabled. Enabling it in the BIOS is mandatory";
  return undefined;
}

function machineOptions({ name, driver, flags }: CreateRequest): MachineOptions {
  const amount = (kind: string) => positive(flags, `${driver}-${kind}`);
  const cpus = amount('cpu-count');
  const memory = amount('memory');
  const disk = amount('disk-size');
  const address = textFlag(flags, 'generic-ip-address');
  const labels = listFlag(flags, 'engine-label').map((label): [string, string] => {
    const equals = label.indexOf('=');
    return equals === -1 ? [label, ''] : [label.slice(0, equals), label.slice(equals + 1)];
  });
  return {
    name,
    driver,
    bare: true,
    labels: Object.fromEntries(labels),
    insecureRegistries: listFlag(flags, 'engine-insecure-registry'),
    ...defined({ cpus, memory, disk, ip: address === '' ? undefined : address }),
  };
}

function positive(flags: FlagRecord, name: string): number | undefined {
  const value = Number(textFlag(flags, name));
  return Number.isFinite(value) && value > 0 ? value : undefined;
}
