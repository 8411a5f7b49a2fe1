/** Networks, images, containers and the engine itself, as Docker's API writes them. */
import type { HealthConfig, HealthResult, HealthStatus, Labels } from './common-types.ts';
import type { Mount } from './service-types.ts';
import type { SwarmInfo } from './swarm-types.ts';

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
    Volumes?: Record<string, Record<string, never>>;
    Healthcheck?: HealthConfig;
  };
}

/** A mount of a container. */
export interface MountPoint {
  /** `volume`, `bind` or `tmpfs`. */
  Type: string;
  /** Of a volume. */
  Name?: string;
  Source: string;
  Destination: string;
  Driver?: string;
  Mode: string;
  RW: boolean;
  Propagation: string;
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
  /** Bytes; further limits that `docker update` can set. */
  /** Memory plus swap; default twice the memory. */
  MemorySwap?: number;
  MemoryReservation?: number;
  CpuShares?: number;
  PidsLimit?: number;
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
    /** Only of a container with a health check. */
    Health?: { Status: HealthStatus; FailingStreak: number; Log: HealthResult[] };
  };
  /** The image's id. */
  Image: string;
  /** With the leading slash. */
  Name: string;
  RestartCount: number;
  Driver: string;
  Platform: string;
  HostConfig: HostConfig;
  Mounts: MountPoint[];
  Config: {
    Hostname: string;
    Env: string[];
    Cmd: string[] | null;
    Entrypoint: string[] | null;
    /** As it was asked for, `john/get-started:part2`. */
    Image: string;
    WorkingDir: string;
    Tty: boolean;
    /** Its main program gets what its client types. */
    OpenStdin?: boolean;
    ExposedPorts?: Record<string, Record<string, never>>;
    Labels: Labels;
    Healthcheck?: HealthConfig;
  };
  NetworkSettings: {
    Ports: Record<string, PortBinding[] | null>;
    IPAddress: string;
    Gateway: string;
    Networks: Record<string, { NetworkID: string; IPAddress: string; Gateway: string; MacAddress: string }>;
  };
}
/** The request of `docker run` and `docker create`. */
export interface ContainerCreate {
  Image: string;
  Name?: string;
  Cmd?: string[];
  Entrypoint?: string[];
  Hostname?: string;
  Env?: string[];
  WorkingDir?: string;
  Tty?: boolean;
  OpenStdin?: boolean;
  Labels?: Labels;
  Healthcheck?: HealthConfig;
  HostConfig?: HostConfig;
  /** Volumes and folders by target (`--mount`); those of `-v` are in HostConfig.Binds. */
  Mounts?: Mount[];
}

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
  RegistryConfig: {
    InsecureRegistryCIDRs: string[];
    IndexConfigs: Record<string, { Name: string; Mirrors: string[]; Secure: boolean; Official: boolean }>;
    Mirrors: null;
  };
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
