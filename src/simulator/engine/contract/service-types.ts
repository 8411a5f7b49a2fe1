/** Services and tasks, as Docker's API writes them. */
import type { HealthConfig, Labels, Platform, ResourceAmounts, Version } from './common-types.ts';
import type { ConfigReference, SecretReference } from './storage-types.ts';

export interface PortConfig {
  Name?: string;
  Protocol: 'tcp' | 'udp' | 'sctp';
  TargetPort: number;
  PublishedPort?: number;
  PublishMode: 'ingress' | 'host';
}
export interface Mount {
  /** `bind`, `volume` or `tmpfs`; the engine refuses others. */
  Type: string;
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
  ReadOnly?: boolean;
  Mounts?: Mount[];
  Secrets?: SecretReference[];
  Configs?: ConfigReference[];
  StopSignal?: string;
  /** Nanoseconds. */
  StopGracePeriod?: number;
  Privileges?: unknown;
  DNSConfig?: unknown;
  Isolation?: string;
  Init?: boolean;
  Healthcheck?: HealthConfig;
}
export interface RestartPolicy {
  /** `none`, `on-failure` or `any`; the engine refuses others. */
  Condition?: string;
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
  /** `pause`, `continue` or `rollback`; the engine refuses others. */
  FailureAction?: string;
  /** Nanoseconds a new task is watched for failure; 5 s when left out. */
  Monitor?: number;
  MaxFailureRatio?: number;
  /** `stop-first` or `start-first`; the engine refuses others. */
  Order?: string;
}
export interface ServiceMode {
  Replicated?: { Replicas: number };
  Global?: Record<string, never>;
  /** Tasks that run once: a number in all, some at a time; or one on every node. */
  ReplicatedJob?: { MaxConcurrent: number; TotalCompletions: number };
  GlobalJob?: Record<string, never>;
}
export interface EndpointSpec {
  /** `vip` or `dnsrr`; the engine refuses others. */
  Mode?: string;
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
  /** Of a job: the number of its run. */
  JobStatus?: { JobIteration: Version; LastExecution: string };
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
  /** Of a job: the run that it belongs to. */
  JobIteration?: Version;
  NetworksAttachments?: NetworkAttachment[];
}
