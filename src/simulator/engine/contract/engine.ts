/**
 * One machine's Docker Engine, as its HTTP API: each function is one request. All of them answer at once (time passes
 * between commands, see `store.ts`) and throw EngineError with the daemon's own message, EngineDownError when no
 * engine listens, NotSimulatedError for things that the model doesn't know. They return copies.
 */
import type { ExecOptions, ExecOutput, ProgramOutput } from './exec-types.ts';
import type {
  Config,
  Container,
  ContainerCreate,
  ContainerTop,
  CopiedFile,
  EngineVersion,
  EventMessage,
  FileChange,
  HistoryItem,
  HostConfig,
  Image,
  Info,
  Labels,
  Network,
  NetworkCreate,
  Node,
  NodeSpec,
  SearchResult,
  Secret,
  Service,
  ServiceSpec,
  SwarmSpec,
  SwarmWithTokens,
  Task,
  Volume,
  VolumeCreate,
} from './types.ts';

export type { ExecOptions, ExecOutput, ProgramOutput } from './exec-types.ts';

/** `name=web`, `label=a=b`, several values of a key are alternatives; as `--filter` gives them. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export interface SwarmInitOptions {
  /** Address or interface, with or without a port. */
  readonly advertiseAddr?: string;
  /** `0.0.0.0:2377` when left out. */
  readonly listenAddr?: string;
  readonly forceNewCluster?: boolean;
  readonly autolock?: boolean;
  readonly availability?: NodeSpec['Availability'];
  readonly defaultAddrPool?: readonly string[];
}
export interface SwarmJoinOptions {
  readonly token: string;
  /** `192.168.99.100:2377`; without a port 2377. */
  readonly remoteAddrs: readonly string[];
  readonly advertiseAddr?: string;
  readonly listenAddr?: string;
  readonly availability?: NodeSpec['Availability'];
}
export interface LogLine {
  /** RFC 3339. */
  readonly time: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** For `docker service logs`: the task and node that it comes from. */
  readonly taskId?: string;
  readonly nodeId?: string;
}
/** The registry's answer about an image that was pulled. */
export interface PullResult {
  /** `docker.io/library/alpine:latest` */
  readonly canonical: string;
  readonly digest: string;
  /** Short layer ids, as the progress lines name them. */
  readonly layers: readonly string[];
  /** It was there already, in the same version. */
  readonly upToDate: boolean;
}
export interface PushResult {
  readonly canonical: string;
  readonly digest: string;
  readonly layers: readonly string[];
  /** The result for each: `Pushed`, `Layer already exists`, `Mounted from NAME`. */
  readonly fate: string;
  /** Bytes of the manifest. */
  readonly size: number;
}
/** A Dockerfile's instructions as `docker build` read them. */
export interface BuildInput {
  readonly tags: readonly string[];
  readonly instructions: readonly { readonly keyword: string; readonly value: string }[];
}

/** The login for a registry: its user name, from an earlier login there. The simulator keeps no password. */
export interface RegistryAuth {
  readonly username: string;
}
export interface ServiceOptions {
  /** Passed on to the nodes that pull the image (`--with-registry-auth`). */
  readonly auth?: RegistryAuth;
  /** Asks the registry for the image's digest: pins it in the spec, or warns (what `docker service create` does). */
  readonly queryRegistry?: boolean;
}

/** Limits and the restart policy of a container; missing fields stay as they are. */
export type ContainerUpdate = Pick<
  HostConfig,
  'Memory' | 'MemorySwap' | 'MemoryReservation' | 'NanoCpus' | 'CpuShares' | 'PidsLimit' | 'RestartPolicy'
>;
/** The disk usage of an engine, bytes. */
export interface DiskUsage {
  /** `shared`: bytes of layers that another image has, too. `containers` counts those made from it. */
  readonly images: readonly { readonly image: Image; readonly shared: number; readonly containers: number }[];
  /** All layers, each once. */
  readonly layers: number;
  readonly containers: readonly { readonly container: Container; readonly size: number }[];
  readonly volumes: readonly { readonly volume: Volume; readonly links: number; readonly size: number }[];
}

/** A process of a container, as its machine sees it. */
export interface ContainerProcess {
  readonly pid: number;
  readonly parent: number;
  readonly user: string;
  readonly command: string;
  /** Resident memory, bytes. */
  readonly memory: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export interface Engine {
  /** The machine's name; empty for this computer's own engine. */
  readonly machine: string;
  /** Answers `OK`, or throws EngineDownError. */
  ping(): void;
  info(): Info;
  version(): EngineVersion;

  /** The new node's id. */
  swarmInit(options: SwarmInitOptions): string;
  /** The node's role. On failure `waitMs` of the error is how long the daemon tried. */
  swarmJoin(options: SwarmJoinOptions): 'worker' | 'manager';
  swarmLeave(force: boolean): void;
  swarmInspect(): SwarmWithTokens;
  /** Changes the given parts of the spec. */
  swarmUpdate(change: (spec: SwarmSpec) => void): void;
  swarmRotateToken(role: 'worker' | 'manager'): void;
  /** `SWMKEY-1-…`, empty when the swarm is not autolocked. */
  swarmUnlockKey(): string;
  swarmRotateUnlockKey(): void;
  swarmUnlock(key: string): void;
  /** PEM text of the root certificate. */
  swarmCa(): string;
  swarmRotateCa(): void;

  /** Sorted by hostname. Filters: id, name, label, node.label, role, membership. */
  nodeList(filters?: Filters): Node[];
  /** By id, id prefix, hostname or `self`. */
  nodeInspect(ref: string): Node;
  nodeUpdate(ref: string, change: (spec: NodeSpec) => void): void;
  nodeRemove(ref: string, force: boolean): void;

  /** Sorted by name, with ServiceStatus. Filters: id, name, label, mode. */
  serviceList(filters?: Filters): Service[];
  serviceInspect(ref: string): Service;
  /** The new service's id, and the daemon's warnings (each a text for stderr). */
  serviceCreate(
    spec: ServiceSpec,
    options?: ServiceOptions,
  ): { readonly id: string; readonly warnings: readonly string[] };
  /** The whole new spec, as the API asks for; checks `version` when given. */
  serviceUpdate(
    ref: string,
    spec: ServiceSpec,
    options?: ServiceOptions & { readonly version?: number },
  ): { readonly warnings: readonly string[] };
  serviceRollback(ref: string): void;
  serviceRemove(ref: string): void;
  serviceLogs(ref: string): LogLine[];

  /** Filters: id, name, label, service, node, desired-state (running | shutdown | accepted), _up-to-date. */
  taskList(filters?: Filters): Task[];
  taskInspect(ref: string): Task;
  taskLogs(ref: string): LogLine[];

  /** Filters: id, name, label, driver, scope, type (builtin | custom). */
  networkList(filters?: Filters): Network[];
  networkInspect(ref: string): Network;
  /** The new network's id. */
  networkCreate(options: NetworkCreate): string;
  networkRemove(ref: string): void;
  networkConnect(ref: string, container: string): void;
  networkDisconnect(ref: string, container: string): void;

  /** Newest first. Only running ones unless `all`. Filters: id, name, label, status, ancestor. */
  containerList(options?: { readonly all?: boolean; readonly filters?: Filters }): Container[];
  containerInspect(ref: string): Container;
  /** The new container's id. Never pulls: `No such image: …` (404) when it is not there. */
  containerCreate(options: ContainerCreate): { readonly id: string; readonly warnings: readonly string[] };
  containerStart(ref: string): void;
  /** `timeoutMs`: how long before SIGKILL, 10 s when left out. Returns how long it took, simulated milliseconds. */
  containerStop(ref: string, timeoutMs?: number): number;
  /** `signal` is a number, 9 when left out. */
  containerKill(ref: string, signal?: number): void;
  /** `volumes`: the anonymous ones go, too. */
  containerRemove(ref: string, options: { readonly force: boolean; readonly volumes?: boolean }): void;
  containerPrune(): { readonly ids: readonly string[]; readonly bytes: number };
  containerLogs(ref: string): LogLine[];
  /** The output of the main program until it ended; null while it goes on. */
  containerWait(ref: string): ProgramOutput | null;
  /** Runs a program inside; NotSimulatedError for programs that the model doesn't know. */
  containerExec(ref: string, argv: readonly string[], options?: ExecOptions): ExecOutput;
  /** Ends the main program, whose input the client has. */
  containerFinish(ref: string, exitCode: number): void;

  containerPause(ref: string): void;
  containerUnpause(ref: string): void;
  containerRename(ref: string, name: string): void;
  containerUpdate(ref: string, wanted: ContainerUpdate): void;
  /** `args` are those of `ps`. */
  containerTop(ref: string, args: readonly string[]): ContainerTop;
  /** Its processes, the main program first; empty if it does not run. */
  containerProcesses(ref: string): readonly ContainerProcess[];
  /** By path. */
  containerChanges(ref: string): FileChange[];
  containerCopyFrom(ref: string, path: string): CopiedFile[];
  /** Into an existing folder under `asName`, else to the path itself. */
  containerCopyTo(ref: string, path: string, asName: string, files: readonly CopiedFile[]): void;
  /** The new image's id. */
  containerCommit(ref: string, name: string | undefined, comment: string): string;

  secretList(filters?: Filters): Secret[];
  secretInspect(ref: string): Secret;
  /** The new secret's id. */
  secretCreate(name: string, data: string, labels: Labels): string;
  /** Only labels can change: other data is refused. */
  secretUpdate(ref: string, data: string, labels: Labels): void;
  secretRemove(ref: string): void;
  configList(filters?: Filters): Config[];
  configInspect(ref: string): Config;
  configCreate(name: string, data: string, labels: Labels): string;
  configUpdate(ref: string, data: string, labels: Labels): void;
  configRemove(ref: string): void;

  /** Sorted by name. Filters: dangling, driver, label, name. */
  volumeList(filters?: Filters): Volume[];
  volumeInspect(name: string): Volume;
  volumeCreate(options: VolumeCreate): Volume;
  volumeRemove(name: string, force: boolean): void;
  /** Unused ones, with and without names, as engines do whose API is older than 1.42. */
  volumePrune(filters?: Filters): { readonly names: readonly string[]; readonly bytes: number };
  /** Removes networks that no container and no service uses. Returns their names. */
  networkPrune(filters?: Filters): string[];

  /** From a time up to another, simulated milliseconds since 1970. */
  events(since: number, until: number, filters?: Filters): EventMessage[];
  diskUsage(): DiskUsage;
  /** Newest first. */
  imageHistory(ref: string): HistoryItem[];
  /** Asks the simulated Docker Hub. */
  imageSearch(term: string, limit: number): SearchResult[];

  /** Newest first. */
  imageList(filters?: Filters): Image[];
  imageInspect(ref: string): Image;
  /** Throws EngineError with the registry's answer (denied, not found). */
  imagePull(ref: string, auth?: RegistryAuth): PullResult;
  imagePush(ref: string, auth?: RegistryAuth): PushResult;
  imageTag(source: string, target: string): void;
  /** The lines that `docker rmi` prints: `Untagged: …`, `Deleted: …`. */
  imageRemove(ref: string, force: boolean): string[];
  imageBuild(input: BuildInput): string;
  imagePrune(all: boolean): { readonly deleted: readonly string[]; readonly bytes: number };

  /**
   * Checks a name and password with a registry; `docker.io` is the simulated Docker Hub. Nothing is remembered: a
   * client keeps the name with World.saveLogin and sends it as `auth`.
   */
  login(registry: string, username: string, password: string): void;
}
