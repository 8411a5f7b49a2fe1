/**
 * The objects of Docker's Engine API (v1.41) that the simulator knows, with the API's own field names, so that
 * `inspect` and `{{json .}}` can print them as they are.
 * Source: https://docs.docker.com/reference/api/engine/version/v1.41/
 * Times are RFC 3339 strings with nanoseconds, in UTC.
 */

export type Labels = Record<string, string>;
export interface Version {
  Index: number;
}
export interface Platform {
  Architecture: string;
  OS: string;
}
export interface ResourceAmounts {
  NanoCPUs?: number;
  MemoryBytes?: number;
}

// ---- swarm -------------------------------------------------------------------------------------------------

export type LocalNodeState = 'inactive' | 'pending' | 'active' | 'error' | 'locked';

export interface TlsInfo {
  TrustRoot: string;
  CertIssuerSubject: string;
  CertIssuerPublicKey: string;
}

export interface SwarmSpec {
  Name: string;
  Labels: Labels;
  Orchestration: { TaskHistoryRetentionLimit: number };
  Raft: {
    SnapshotInterval: number;
    KeepOldSnapshots: number;
    LogEntriesForSlowFollowers: number;
    ElectionTick: number;
    HeartbeatTick: number;
  };
  Dispatcher: { HeartbeatPeriod: number };
  CAConfig: { NodeCertExpiry: number };
  TaskDefaults: Record<string, never>;
  EncryptionConfig: { AutoLockManagers: boolean };
}

export interface Swarm {
  ID: string;
  Version: Version;
  CreatedAt: string;
  UpdatedAt: string;
  Spec: SwarmSpec;
  TLSInfo: TlsInfo;
  RootRotationInProgress: boolean;
  DefaultAddrPool: string[];
  SubnetSize: number;
  DataPathPort: number;
}
/** `GET /swarm`: with the join tokens, which are derived when asked for and never stored. */
export interface SwarmWithTokens extends Swarm {
  JoinTokens: { Worker: string; Manager: string };
}

/** The `Swarm` part of `docker info`. */
export interface SwarmInfo {
  NodeID: string;
  NodeAddr: string;
  LocalNodeState: LocalNodeState;
  ControlAvailable: boolean;
  Error: string;
  RemoteManagers: { NodeID: string; Addr: string }[] | null;
  Nodes?: number;
  Managers?: number;
  Cluster?: Swarm;
}

export interface NodeSpec {
  Name?: string;
  Labels: Labels;
  Role: 'worker' | 'manager';
  Availability: 'active' | 'pause' | 'drain';
}
export interface Node {
  ID: string;
  Version: Version;
  CreatedAt: string;
  UpdatedAt: string;
  Spec: NodeSpec;
  Description: {
    Hostname: string;
    Platform: Platform;
    Resources: { NanoCPUs: number; MemoryBytes: number };
    Engine: { EngineVersion: string; Labels?: Labels; Plugins: { Type: string; Name: string }[] };
    TLSInfo: TlsInfo;
  };
  Status: { State: 'unknown' | 'down' | 'ready' | 'disconnected'; Message?: string; Addr: string };
  ManagerStatus?: { Leader?: boolean; Reachability: 'unknown' | 'unreachable' | 'reachable'; Addr: string };
}

// ---- services and tasks ------------------------------------------------------------------------------------

export interface PortConfig {
  Name?: string;
  Protocol: 'tcp' | 'udp' | 'sctp';
  TargetPort: number;
  PublishedPort?: number;
  PublishMode: 'ingress' | 'host';
}
export interface Mount {
  Type: 'bind' | 'volume' | 'tmpfs';
  Source?: string;
  Target: string;
  ReadOnly?: boolean;
}
export interface ContainerSpec {
  Image: string;
  Labels?: Labels;
  Command?: string[];
  Args?: string[];
  Hostname?: string;
  Env?: string[];
  Dir?: string;
  User?: string;
  TTY?: boolean;
  Mounts?: Mount[];
  StopSignal?: string;
  /** Nanoseconds. */
  StopGracePeriod?: number;
  Privileges?: unknown;
  DNSConfig?: unknown;
  Isolation?: string;
  Init?: boolean;
  Healthcheck?: unknown;
}
export interface RestartPolicy {
  Condition?: 'none' | 'on-failure' | 'any';
  /** Nanoseconds; 5 s when left out. */
  Delay?: number;
  /** 0 is without a limit. */
  MaxAttempts?: number;
  Window?: number;
}
export interface Placement {
  /** `node.role == manager`, `node.labels.disk != ssd` … */
  Constraints?: string[];
  Preferences?: { Spread: { SpreadDescriptor: string } }[];
  MaxReplicas?: number;
  Platforms?: Platform[];
}
export interface TaskSpec {
  ContainerSpec: ContainerSpec;
  Resources?: { Limits?: ResourceAmounts; Reservations?: ResourceAmounts };
  RestartPolicy?: RestartPolicy;
  Placement?: Placement;
  Networks?: { Target: string; Aliases?: string[] }[];
  LogDriver?: { Name: string };
  ForceUpdate: number;
  Runtime?: string;
}
export interface UpdateConfig {
  /** 0: all tasks at once. */
  Parallelism: number;
  /** Nanoseconds. */
  Delay?: number;
  FailureAction?: 'pause' | 'continue' | 'rollback';
  /** Nanoseconds a new task is watched for failure; 5 s when left out. */
  Monitor?: number;
  MaxFailureRatio?: number;
  Order?: 'stop-first' | 'start-first';
}
export interface ServiceMode {
  Replicated?: { Replicas: number };
  Global?: Record<string, never>;
}
export interface EndpointSpec {
  Mode?: 'vip' | 'dnsrr';
  Ports?: PortConfig[];
}
export interface ServiceSpec {
  Name: string;
  Labels: Labels;
  TaskTemplate: TaskSpec;
  Mode: ServiceMode;
  UpdateConfig?: UpdateConfig;
  RollbackConfig?: UpdateConfig;
  EndpointSpec?: EndpointSpec;
}
export type UpdateState =
  | 'updating'
  | 'paused'
  | 'completed'
  | 'rollback_started'
  | 'rollback_paused'
  | 'rollback_completed';
export interface Service {
  ID: string;
  Version: Version;
  CreatedAt: string;
  UpdatedAt: string;
  Spec: ServiceSpec;
  PreviousSpec?: ServiceSpec;
  Endpoint: {
    Spec: EndpointSpec;
    Ports?: PortConfig[];
    VirtualIPs?: { NetworkID: string; Addr: string }[];
  };
  UpdateStatus?: { State: UpdateState; StartedAt?: string; CompletedAt?: string; Message: string };
  /** Only when asked for (`status`): what `docker service ls` shows as REPLICAS. */
  ServiceStatus?: { RunningTasks: number; DesiredTasks: number; CompletedTasks: number };
}

export type TaskState =
  | 'new'
  | 'pending'
  | 'assigned'
  | 'accepted'
  | 'preparing'
  | 'ready'
  | 'starting'
  | 'running'
  | 'complete'
  | 'shutdown'
  | 'failed'
  | 'rejected'
  | 'remove'
  | 'orphaned';

export interface TaskStatus {
  Timestamp: string;
  State: TaskState;
  Message: string;
  Err?: string;
  ContainerStatus?: { ContainerID: string; PID: number; ExitCode: number };
  PortStatus: { Ports?: PortConfig[] };
}
export interface NetworkAttachment {
  Network: SwarmNetworkObject;
  Addresses: string[];
}
/** An overlay network as the swarm's managers keep it (in `Task.NetworksAttachments`). */
export interface SwarmNetworkObject {
  ID: string;
  Version: Version;
  CreatedAt: string;
  UpdatedAt: string;
  Spec: {
    Name: string;
    Labels: Labels;
    DriverConfiguration: { Name: string };
    Ingress?: boolean;
    Attachable?: boolean;
    Internal?: boolean;
    IPAMOptions: { Driver: { Name: string }; Configs?: { Subnet: string; Gateway: string }[] };
    Scope: string;
  };
  DriverState: { Name: string; Options: Labels };
  IPAMOptions: { Driver: { Name: string }; Configs: { Subnet: string; Gateway: string }[] };
}
export interface Task {
  ID: string;
  Version: Version;
  CreatedAt: string;
  UpdatedAt: string;
  Labels: Labels;
  Spec: TaskSpec;
  ServiceID: string;
  /** Left out for tasks of a global service. */
  Slot?: number;
  /** Left out until the scheduler has chosen a node. */
  NodeID?: string;
  Status: TaskStatus;
  DesiredState: TaskState;
  NetworksAttachments?: NetworkAttachment[];
}

// ---- networks, images, containers --------------------------------------------------------------------------

export interface Network {
  Name: string;
  Id: string;
  Created: string;
  Scope: 'local' | 'swarm';
  Driver: string;
  EnableIPv6: boolean;
  IPAM: { Driver: string; Options: Labels | null; Config: { Subnet: string; Gateway?: string }[] };
  Internal: boolean;
  Attachable: boolean;
  Ingress: boolean;
  ConfigFrom: { Network: string };
  ConfigOnly: boolean;
  Containers: Record<
    string,
    { Name: string; EndpointID: string; MacAddress: string; IPv4Address: string; IPv6Address: string }
  > | null;
  Options: Labels | null;
  Labels: Labels | null;
  Peers?: { Name: string; IP: string }[];
}
export interface NetworkCreate {
  Name: string;
  /** `bridge` when left out. */
  Driver?: string;
  Attachable?: boolean;
  Internal?: boolean;
  Ingress?: boolean;
  Labels?: Labels;
  Options?: Labels;
  Subnet?: string;
}

export interface Image {
  /** `sha256:` and 64 hex digits. */
  Id: string;
  /** `alpine:latest`; empty for an untagged one. */
  RepoTags: string[];
  /** `alpine@sha256:…`: known only for what was pulled or pushed. */
  RepoDigests: string[];
  Created: string;
  /** Bytes. */
  Size: number;
  Architecture: string;
  Os: string;
  Config: {
    Cmd: string[] | null;
    Entrypoint: string[] | null;
    Env: string[];
    ExposedPorts?: Record<string, Record<string, never>>;
    WorkingDir: string;
    Labels: Labels | null;
  };
}

export type ContainerStateName = 'created' | 'running' | 'paused' | 'restarting' | 'exited' | 'dead';
export interface PortBinding {
  HostIp: string;
  HostPort: string;
}
export interface HostConfig {
  AutoRemove?: boolean;
  NetworkMode?: string;
  RestartPolicy?: { Name: string; MaximumRetryCount: number };
  /** `80/tcp` → host ports. */
  PortBindings?: Record<string, PortBinding[]>;
  Binds?: string[] | null;
  NanoCpus?: number;
  Memory?: number;
  Privileged?: boolean;
}
export interface Container {
  Id: string;
  Created: string;
  Path: string;
  Args: string[];
  State: {
    Status: ContainerStateName;
    Running: boolean;
    Paused: boolean;
    Restarting: boolean;
    OOMKilled: boolean;
    Dead: boolean;
    Pid: number;
    ExitCode: number;
    Error: string;
    StartedAt: string;
    FinishedAt: string;
  };
  /** The image's id. */
  Image: string;
  /** With the leading slash. */
  Name: string;
  RestartCount: number;
  Driver: string;
  Platform: string;
  HostConfig: HostConfig;
  Config: {
    Hostname: string;
    Env: string[];
    Cmd: string[] | null;
    Entrypoint: string[] | null;
    /** As it was asked for, `john/get-started:part2`. */
    Image: string;
    WorkingDir: string;
    Tty: boolean;
    ExposedPorts?: Record<string, Record<string, never>>;
    Labels: Labels;
  };
  NetworkSettings: {
    Ports: Record<string, PortBinding[] | null>;
    IPAddress: string;
    Gateway: string;
    Networks: Record<string, { NetworkID: string; IPAddress: string; Gateway: string; MacAddress: string }>;
  };
}
/** What `docker run` and `docker create` ask for. */
export interface ContainerCreate {
  Image: string;
  Name?: string;
  Cmd?: string[];
  Entrypoint?: string[];
  Hostname?: string;
  Env?: string[];
  WorkingDir?: string;
  Tty?: boolean;
  Labels?: Labels;
  HostConfig?: HostConfig;
}

// ---- the engine itself -------------------------------------------------------------------------------------

/** `GET /info`. */
export interface Info {
  ID: string;
  Name: string;
  Containers: number;
  ContainersRunning: number;
  ContainersPaused: number;
  ContainersStopped: number;
  Images: number;
  Driver: string;
  ServerVersion: string;
  OperatingSystem: string;
  OSType: string;
  Architecture: string;
  KernelVersion: string;
  NCPU: number;
  /** Bytes. */
  MemTotal: number;
  DockerRootDir: string;
  Labels: string[];
  SystemTime: string;
  LoggingDriver: string;
  CgroupDriver: string;
  CgroupVersion: string;
  Swarm: SwarmInfo;
}
/** `GET /version`. */
export interface EngineVersion {
  Version: string;
  ApiVersion: string;
  MinAPIVersion: string;
  GitCommit: string;
  GoVersion: string;
  Os: string;
  Arch: string;
  KernelVersion: string;
  BuildTime: string;
}
