/** The simulator's whole state: one JSON document. Times are simulated milliseconds since 1970. */

import type {
  ConfigReference,
  Container,
  Labels,
  LocalNodeState,
  Network,
  Node,
  SecretReference,
  Service,
  SwarmNetworkObject,
  SwarmSpec,
  Task,
} from '../contract/types.ts';
import type { SimComputer } from '../contract/world.ts';
import { BASE36, digits, HEX, hash32 } from './random.ts';
import type {
  PushedImage,
  SimConfig,
  SimEvent,
  SimFiles,
  SimHealth,
  SimImage,
  SimLog,
  SimSecret,
  SimVolume,
  TaskSim,
  UpdateRun,
} from './sim-objects.ts';

export type {
  ImageProgram,
  ImageStep,
  PushedImage,
  SimImage,
  SimLog,
  TaskSim,
  UpdateRun,
} from './sim-objects.ts';

export const SCHEMA = 1;
/** A service has no more replicas, so that one word too many doesn't hold the computer up. */
export const MOST_REPLICAS = 100_000;

export type Speed = number | 'instant';

export interface SimContainer extends Container {
  sim: {
    /** Of a swarm task. */
    taskId?: string;
    /** When its main program ends by itself. */
    endsAt?: number;
    exitCode: number;
    /** When it is killed, after it has been asked to stop. */
    stopAt?: number;
    ignoresTerm: boolean;
    /** When it is taken away: its task is forgotten. */
    removeAt?: number;
    logs: SimLog[];
    /** Its main program since it was started: when that was, and how far it has come (milliseconds since then); `looks`: it
     * asks others over networks, and `heard` is their answers: exit codes, and how long they took. */
    run?: { beganAt: number; doneMs: number; looks?: true; heard?: [code: number, ms: number][] };
    createdAt: number;
    /** The files that it wrote over its image, outside volumes. */
    files?: SimFiles;
    secrets?: SecretReference[];
    configs?: ConfigReference[];
    /** When it was paused; its future events are delayed for as long. */
    pausedAt?: number;
    health?: SimHealth;
    /** It is stopped because it was unhealthy. */
    isSick?: true;
    /** Of a registry without a volume: the images that were pushed to it. */
    pushed?: PushedImage[];
  };
}
/** A network of one engine; swarm networks are in the cluster. */
export interface LocalNetwork extends Network {
  sim: { nextIp: number };
}
export interface LocalSwarm {
  state: LocalNodeState;
  clusterId: string;
  nodeId: string;
  /** The address that it advertised. */
  addr: string;
  /** Where managers are, `IP:PORT`, as far as it knows. */
  remotes: string[];
}
export interface Daemon {
  id: string;
  hostname: string;
  up: boolean;
  images: SimImage[];
  containers: SimContainer[];
  networks: LocalNetwork[];
  volumes: SimVolume[];
  /** The newest last. */
  events: SimEvent[];
  swarm: LocalSwarm;
  /** Registries that it talks to without TLS: `HOST:PORT`, or a network. */
  insecureRegistries?: string[];
  /** Requests so far, of every published service: the round robin of this node's routing mesh. */
  turns: Record<string, number>;
}
export interface SimMachine {
  name: string;
  driver: string;
  running: boolean;
  ip: string;
  cpus: number;
  memory: number;
  disk: number;
  labels: Labels;
  createdAt: number;
  /** When it was last switched on; when it was made, if it never was again. */
  bootedAt?: number;
  /** The address that its certificates hold for; empty while it has none of ours, undefined in older states. */
  certifiedFor?: string;
  daemon: Daemon;
}

export interface SimNode extends Node {
  sim: {
    machine: string;
    /** Since when no heartbeat has come; none while it is connected. */
    lostAt?: number;
  };
}
export interface SimTask extends Task {
  sim: TaskSim;
}
export interface SimService extends Service {
  sim: {
    update?: UpdateRun;
    /** Slots whose task ended and is not to be restarted, until the service is updated. */
    deadSlots: string[];
    /** The version that the orchestrator has looked at last. */
    reconciled?: number;
    /** Nodes may pull the image with this login. */
    auth?: string;
  };
}
export interface SwarmNetwork extends SwarmNetworkObject {
  sim: {
    nextIp: number;
    /** Each of its addresses has been given out once. */
    isRoundAgain?: true;
    /** Removed from the swarm, still there on nodes with tasks that use it. */
    removed: boolean;
  };
}
export interface Cluster {
  id: string;
  createdAt: number;
  updatedAt: number;
  /** Raft index: the version of the next change. */
  index: number;
  /** Version of the cluster object. */
  version: number;
  spec: SwarmSpec;
  /** How often tokens, key and root certificate were changed. They are derived from it, never stored. */
  rotations: { worker: number; manager: number; unlock: number; ca: number };
  nodes: SimNode[];
  services: SimService[];
  tasks: SimTask[];
  networks: SwarmNetwork[];
  secrets: SimSecret[];
  configs: SimConfig[];
  /** The events of the swarm for `docker events`, the newest last. */
  events: SimEvent[];
  nextSubnet: number;
  addrPool: string[];
  /** Node id. */
  leader: string | null;
  electionAt: number | null;
}
export interface State {
  schema: typeof SCHEMA;
  rng: number;
  /** The simulated time of this document … */
  clock: number;
  /** … and the real time at which it held. */
  wallAt: number;
  speed: Speed;
  online: boolean;
  /** The machines' kernels lack IPVS, which the routing mesh needs: published ports refuse connections. */
  noMesh?: boolean;
  computer?: SimComputer;
  machines: Record<string, SimMachine>;
  local: Daemon;
  clusters: Record<string, Cluster>;
  pushed: PushedImage[];
  /** Names of logins, never passwords: `client|registry` → user name. */
  logins: Record<string, string>;
}

/** The swarm part of an engine that is in no swarm. */
export const inactiveSwarm = (): LocalSwarm => ({
  state: 'inactive',
  clusterId: '',
  nodeId: '',
  addr: '',
  remotes: [],
});

const BUILTIN_NETWORKS = [
  { name: 'bridge', driver: 'bridge', subnet: '172.17.0.0/16' },
  { name: 'host', driver: 'host', subnet: '' },
  { name: 'none', driver: 'null', subnet: '' },
];

/** A fresh engine, running, with the three networks that every engine has. */
export function newDaemon(hostname: string, seed: string, created: string): Daemon {
  const id = digits(`daemon${seed}`, 48, `${BASE36.slice(10).toUpperCase()}234567`);
  return {
    id: (id.match(/.{4}/g) ?? []).join(':'),
    hostname,
    up: true,
    images: [],
    containers: [],
    networks: BUILTIN_NETWORKS.map((n) => newLocalNetwork(n.name, n.driver, n.subnet, seed, created)),
    volumes: [],
    events: [],
    swarm: inactiveSwarm(),
    turns: {},
  };
}

const BRIDGE = 'com.docker.network.bridge';
/** The options that an engine sets on its own bridges. */
const BRIDGE_OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bridge: {
    [`${BRIDGE}.default_bridge`]: 'true',
    [`${BRIDGE}.enable_icc`]: 'true',
    [`${BRIDGE}.enable_ip_masquerade`]: 'true',
    [`${BRIDGE}.host_binding_ipv4`]: '0.0.0.0',
    [`${BRIDGE}.name`]: 'docker0',
    'com.docker.network.driver.mtu': '1500',
  },
  docker_gwbridge: {
    [`${BRIDGE}.enable_icc`]: 'false',
    [`${BRIDGE}.enable_ip_masquerade`]: 'true',
    [`${BRIDGE}.name`]: 'docker_gwbridge',
  },
};

/** A local network; `subnet` may be empty. */
export function newLocalNetwork(
  name: string,
  driver: string,
  subnet: string,
  seed: string,
  created: string,
): LocalNetwork {
  const gateway = subnet.replace(/0\/\d+$/, '1');
  return {
    Name: name,
    Id: digits(`network${seed}${name}${created}`, 64, HEX),
    Created: created,
    Scope: 'local',
    Driver: driver,
    EnableIPv6: false,
    IPAM: {
      Driver: 'default',
      Options: null,
      Config: subnet === '' ? [] : [{ Subnet: subnet, Gateway: gateway }],
    },
    Internal: false,
    Attachable: false,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: {},
    Options: BRIDGE_OPTIONS[name] ?? {},
    Labels: {},
    sim: { nextIp: 2 },
  };
}

/** An empty world at a time; `seed` determines every later random choice. */
export function newState(wall: number, seed: string, speed: Speed): State {
  return {
    schema: SCHEMA,
    rng: hash32(seed),
    clock: wall,
    wallAt: wall,
    speed,
    online: true,
    machines: {},
    local: newDaemon('localhost', `${seed}local`, new Date(wall).toISOString()),
    clusters: {},
    pushed: [],
    logins: {},
  };
}
