/**
 * All machines of the simulator, and what connects them: addresses, time, and which container answers at a port.
 */
import type { Engine } from './engine.ts';

/** Docker Machine's names of states. */
export type SimMachineState = 'Running' | 'Stopped' | 'Starting' | 'Stopping' | 'Error';

export interface MachineOptions {
  readonly name: string;
  /** `virtualbox`, `hyperv`, `generic`, … as given by the learner. */
  readonly driver: string;
  readonly cpus?: number;
  /** MiB. */
  readonly memory?: number;
  /** MB. */
  readonly disk?: number;
  /** Labels of its engine (`--engine-label`); `provider=<driver>` is always there. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The values of `--engine-insecure-registry`. */
  readonly insecureRegistries?: readonly string[];
  /** Asks for this address; otherwise the first free one from 192.168.99.100 on. */
  readonly ip?: string;
  /** Its engine has no certificates of Docker Machine's yet. */
  readonly bare?: boolean;
}
export interface MachineView {
  readonly name: string;
  readonly driver: string;
  readonly state: SimMachineState;
  /** Empty while it is not running, unless it is a host that was given by its address (`generic`). */
  readonly ip: string;
  /** Its Docker Engine answers. */
  readonly engineUp: boolean;
  readonly engineVersion: string;
  /** The address that its certificates hold for; empty while it has none that this computer trusts. */
  readonly certifiedFor: string;
  readonly cpus: number;
  readonly memory: number;
  readonly disk: number;
  readonly labels: Readonly<Record<string, string>>;
  /** RFC 3339. */
  readonly createdAt: string;
  /** When it was last switched on, RFC 3339. */
  readonly bootedAt: string;
}
/** The answer to a request to an address and port. */
export type Route =
  | {
      readonly kind: 'answer';
      /** `HTTP/1.1` when left out. */
      readonly protocol?: 'HTTP/1.0';
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly body: string;
      /** Empty when the machine's engine itself answers. */
      readonly containerId: string;
      readonly machine: string;
    }
  /** Nothing listens there. */
  | { readonly kind: 'refused' }
  /** The port is published, but no task runs or the host is off: there is no answer. */
  | { readonly kind: 'timeout' }
  /** Something that doesn't speak HTTP. */
  | { readonly kind: 'reset' };

/** What the simulated computer lacks; default nothing. */
export interface SimComputer {
  /** VBoxManage is missing, or the processor's virtualization is switched off. */
  readonly virtualbox?: 'missing' | 'no-vtx';
  /** PowerShell is missing. */
  readonly hyperv?: 'missing';
  /** The machines' sshd no longer takes the signatures of docker-machine's own SSH client. */
  readonly nativeSsh?: 'refused';
}

export interface World {
  /** The simulated time, milliseconds since 1970. */
  readonly now: number;

  /** Sorted by name. */
  listMachines(): MachineView[];
  machine(name: string): MachineView | undefined;
  /** Makes and starts it, with a running engine. Throws WorldError when there is one of that name. */
  createMachine(options: MachineOptions): MachineView;
  /** A machine keeps its address unless another one got it while it was off (a DHCP lease ran out); then it gets the first free one. */
  startMachine(name: string): MachineView;
  /** Its engine gets certificates for the address that it has now. */
  certifyMachine(name: string): void;
  /** Clean: containers get SIGTERM. */
  stopMachine(name: string): void;
  /** As pulling the plug. */
  killMachine(name: string): void;
  restartMachine(name: string): MachineView;
  removeMachine(name: string): void;
  /** `systemctl stop docker` and `start docker` on it. */
  stopEngine(name: string): void;
  startEngine(name: string): void;
  /** Gives it another address (a new DHCP lease), so that lessons can show the consequences. */
  changeIp(name: string, ip: string): void;

  /** The engine of a machine, also of one that is off (its requests then throw EngineDownError). Throws WorldError for an unknown name. */
  engine(name: string): Engine;
  /** This computer's own engine: not a machine, in no swarm. */
  local(): Engine;
  /** The user name that a client keeps from `docker login`. `client` is a machine's name, empty for this computer. */
  saveLogin(client: string, registry: string, username: string): void;
  removeLogin(client: string, registry: string): void;
  loginOf(client: string, registry: string): string | undefined;
  /** Whether the machines reach the registries; if not, only images that are already present can be used. */
  setOnline(online: boolean): void;
  /** Whether the machines' kernels have IPVS, without which tasks run, but published ports don't answer. */
  setRoutingMesh(works: boolean): void;
  /** Whether the registries, and with them the rest of the Internet, can be reached. */
  readonly online: boolean;
  readonly computer: SimComputer;
  setComputer(facts: SimComputer): void;
  /** Puts an image on a machine's engine (on this computer's for an empty name) without asking a registry. */
  loadImage(machine: string, ref: string): void;
  /** The machine that has an address, running or not. */
  machineAt(ip: string): MachineView | undefined;
  /** The TCP ports at which a machine's engine listens for containers and services. */
  publishedPorts(machine: string): number[];
  /**
   * The answer at `http://HOST:PORT/`; HOST is a machine's address, its name, or localhost. Each call moves the round robin on.
   * @param agent the program that asks, as a server's log names it; curl without it
   */
  route(host: string, port: number, path?: string, agent?: string): Route;
}

/** A request about machines that can't be met; `message` says why, in plain words. */
export class WorldError extends Error {
  readonly kind: 'exists' | 'missing' | 'state';
  constructor(kind: 'exists' | 'missing' | 'state', message: string) {
    super(message);
    this.name = 'WorldError';
    this.kind = kind;
  }
}
