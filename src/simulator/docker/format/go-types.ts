/** Fields of Go types of the API that JSON leaves out when they are empty, but that templates may name. */

interface Fields {
  /** Pointers, with their types. */
  readonly nil?: Readonly<Record<string, string>>;
  /** Others, with their zero values. */
  readonly zero?: Readonly<Record<string, unknown>>;
}

export type GoType =
  | 'Config'
  | 'ConfigSpec'
  | 'ContainerSpec'
  | 'Endpoint'
  | 'EndpointSpec'
  | 'EngineDescription'
  | 'GlobalService'
  | 'HealthConfig'
  | 'Info'
  | 'Limit'
  | 'ManagerStatus'
  | 'Node'
  | 'NodeDescription'
  | 'NodeSpec'
  | 'NodeStatus'
  | 'Placement'
  | 'Platform'
  | 'PortConfig'
  | 'ReplicatedService'
  | 'ResourceRequirements'
  | 'Resources'
  | 'RestartPolicy'
  | 'Secret'
  | 'SecretSpec'
  | 'Service'
  | 'ServiceMode'
  | 'ServiceSpec'
  | 'TaskSpec'
  | 'UpdateConfig'
  | 'UpdateStatus';

/** Go's nil lists and maps print as empty ones, but are null in JSON. */
const nil = <T extends object>(value: T): T => Object.defineProperty(value, 'toJSON', { value: () => null });
const LIST: readonly never[] = nil([]);
const MAP: Readonly<Record<string, never>> = nil({});
const amounts = { NanoCPUs: 0, MemoryBytes: 0 };

export const FIELDS: Readonly<Record<GoType, Fields>> = {
  Config: {},
  ConfigSpec: { nil: { Templating: '*swarm.Driver' } },
  Secret: {},
  SecretSpec: { nil: { Driver: '*swarm.Driver', Templating: '*swarm.Driver' }, zero: { Data: LIST } },
  ContainerSpec: {
    nil: {
      Privileges: '*swarm.Privileges',
      Init: '*bool',
      StopGracePeriod: '*time.Duration',
      Healthcheck: '*container.HealthConfig',
      DNSConfig: '*swarm.DNSConfig',
    },
    zero: {
      ...{ Image: '', Hostname: '', Dir: '', User: '', StopSignal: '', Isolation: '', OomScoreAdj: 0 },
      ...{ TTY: false, OpenStdin: false, ReadOnly: false, Labels: MAP, Sysctls: MAP },
      ...{ Command: LIST, Args: LIST, Env: LIST, Groups: LIST, Mounts: LIST, Hosts: LIST, Ulimits: LIST },
      ...{ Secrets: LIST, Configs: LIST, CapabilityAdd: LIST, CapabilityDrop: LIST },
    },
  },
  Endpoint: { zero: { Ports: LIST, VirtualIPs: LIST } },
  EndpointSpec: { zero: { Mode: '', Ports: LIST } },
  EngineDescription: { zero: { EngineVersion: '', Labels: MAP, Plugins: LIST } },
  GlobalService: {},
  HealthConfig: {
    zero: { Test: LIST, Interval: '0s', Timeout: '0s', StartPeriod: '0s', StartInterval: '0s', Retries: 0 },
  },
  Info: {
    nil: { Cluster: '*swarm.ClusterInfo' },
    zero: {
      NodeID: '',
      NodeAddr: '',
      Error: '',
      RemoteManagers: LIST,
      Nodes: 0,
      Managers: 0,
      Warnings: LIST,
    },
  },
  Limit: { zero: { ...amounts, Pids: 0 } },
  ManagerStatus: { zero: { Leader: false, Reachability: '', Addr: '' } },
  Node: { nil: { ManagerStatus: '*swarm.ManagerStatus' } },
  NodeDescription: { zero: { Hostname: '' } },
  NodeSpec: { zero: { Name: '', Labels: MAP } },
  NodeStatus: { zero: { State: '', Message: '', Addr: '' } },
  Placement: { zero: { Constraints: LIST, Preferences: LIST, MaxReplicas: 0, Platforms: LIST } },
  Platform: { zero: { Architecture: '', OS: '' } },
  PortConfig: { zero: { Name: '', Protocol: '', TargetPort: 0, PublishedPort: 0, PublishMode: '' } },
  ReplicatedService: { nil: { Replicas: '*uint64' } },
  ResourceRequirements: { nil: { Limits: '*swarm.Limit', Reservations: '*swarm.Resources' } },
  Resources: { zero: { ...amounts, GenericResources: LIST } },
  RestartPolicy: {
    nil: { Delay: '*time.Duration', MaxAttempts: '*uint64', Window: '*time.Duration' },
    zero: { Condition: '' },
  },
  Service: {
    nil: {
      UpdateStatus: '*swarm.UpdateStatus',
      PreviousSpec: '*swarm.ServiceSpec',
      ServiceStatus: '*swarm.ServiceStatus',
      JobStatus: '*swarm.JobStatus',
    },
  },
  ServiceMode: {
    nil: {
      Replicated: '*swarm.ReplicatedService',
      Global: '*swarm.GlobalService',
      ReplicatedJob: '*swarm.ReplicatedJob',
      GlobalJob: '*swarm.GlobalJob',
    },
  },
  ServiceSpec: {
    nil: {
      UpdateConfig: '*swarm.UpdateConfig',
      RollbackConfig: '*swarm.UpdateConfig',
      EndpointSpec: '*swarm.EndpointSpec',
    },
    zero: { Name: '', Labels: MAP, Networks: LIST },
  },
  TaskSpec: {
    nil: {
      PluginSpec: '*runtime.PluginSpec',
      NetworkAttachmentSpec: '*swarm.NetworkAttachmentSpec',
      Resources: '*swarm.ResourceRequirements',
      RestartPolicy: '*swarm.RestartPolicy',
      Placement: '*swarm.Placement',
      LogDriver: '*swarm.Driver',
    },
    zero: { Networks: LIST, ForceUpdate: 0, Runtime: '' },
  },
  UpdateConfig: {
    zero: { Parallelism: 0, Delay: '0s', FailureAction: '', Monitor: '0s', MaxFailureRatio: 0, Order: '' },
  },
  UpdateStatus: {
    nil: { StartedAt: '*time.Time', CompletedAt: '*time.Time' },
    zero: { State: '', Message: '' },
  },
};
