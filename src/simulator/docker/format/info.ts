/** The server's part of `docker info`. */
import { binarySize, humanDuration } from '../../../go/units.ts';
import type { Info, SwarmInfo } from '../../engine/contract/types.ts';

export const NETWORK_PLUGINS = ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'];
export const LOG_PLUGINS =
  'awslogs fluentd gcplogs gelf journald json-file local logentries splunk syslog'.split(' ');

/** The server's part of `docker info`, for an engine 20.10 with overlay2; `old` clients name the registry. */
export function infoLines(info: Info, old = false): string[] {
  return [
    ` Containers: ${info.Containers}`,
    `  Running: ${info.ContainersRunning}`,
    `  Paused: ${info.ContainersPaused}`,
    `  Stopped: ${info.ContainersStopped}`,
    ` Images: ${info.Images}`,
    ` Server Version: ${info.ServerVersion}`,
    ` Storage Driver: ${info.Driver}`,
    '  Backing Filesystem: extfs',
    '  Supports d_type: true',
    '  Native Overlay Diff: true',
    '  userxattr: false',
    ` Logging Driver: ${info.LoggingDriver}`,
    ` Cgroup Driver: ${info.CgroupDriver}`,
    ` Cgroup Version: ${info.CgroupVersion}`,
    ' Plugins:',
    '  Volume: local',
    `  Network: ${NETWORK_PLUGINS.join(' ')}`,
    `  Log: ${LOG_PLUGINS.join(' ')}`,
    ...swarmLines(info.Swarm),
    ' Runtimes: io.containerd.runc.v2 io.containerd.runtime.v1.linux runc',
    ' Default Runtime: runc',
    ' Init Binary: docker-init',
    ' containerd version: 1.6.20~ds1-1+deb12u3',
    ' runc version: 1.1.5+ds1-1+deb12u1',
    ' init version: ',
    ' Security Options:',
    '  seccomp',
    '   Profile: default',
    ` Kernel Version: ${info.KernelVersion}`,
    ` Operating System: ${info.OperatingSystem}`,
    ` OSType: ${info.OSType}`,
    ` Architecture: ${info.Architecture}`,
    ` CPUs: ${info.NCPU}`,
    ` Total Memory: ${binarySize(info.MemTotal)}`,
    ` Name: ${info.Name}`,
    ` ID: ${info.ID}`,
    ` Docker Root Dir: ${info.DockerRootDir}`,
    ' Debug Mode: false',
    ...(old ? [' Registry: https://index.docker.io/v1/'] : []),
    ...(info.Labels.length > 0 ? [' Labels:', ...info.Labels.map((label) => `  ${label}`)] : []),
    ' Experimental: false',
    ' Insecure Registries:',
    ...insecure(info).map((registry) => `  ${registry}`),
    ' Live Restore Enabled: false',
  ];
}

function insecure({ RegistryConfig: config }: Info): string[] {
  const names = Object.values(config.IndexConfigs).filter((index) => !index.Secure);
  return [...names.map((index) => index.Name), ...config.InsecureRegistryCIDRs];
}

function swarmLines(swarm: SwarmInfo): string[] {
  const lines = [` Swarm: ${swarm.LocalNodeState}`];
  if (swarm.LocalNodeState === 'inactive' || swarm.LocalNodeState === 'locked') return lines;
  lines.push(`  NodeID: ${swarm.NodeID}`);
  if (swarm.Error !== '') lines.push(`  Error: ${swarm.Error}`);
  lines.push(`  Is Manager: ${swarm.ControlAvailable}`);
  const { Cluster: cluster } = swarm;
  if (cluster && swarm.ControlAvailable && swarm.Error === '') {
    const { Spec: spec } = cluster;
    lines.push(
      `  ClusterID: ${cluster.ID}`,
      `  Managers: ${swarm.Managers ?? 0}`,
      `  Nodes: ${swarm.Nodes ?? 0}`,
      `  Data Path Port: ${cluster.DataPathPort}`,
      '  Orchestration:',
      `   Task History Retention Limit: ${spec.Orchestration.TaskHistoryRetentionLimit}`,
      '  Raft:',
      `   Snapshot Interval: ${spec.Raft.SnapshotInterval}`,
      `   Number of Old Snapshots to Retain: ${spec.Raft.KeepOldSnapshots}`,
      `   Heartbeat Tick: ${spec.Raft.HeartbeatTick}`,
      `   Election Tick: ${spec.Raft.ElectionTick}`,
      '  Dispatcher:',
      `   Heartbeat Period: ${spokenDuration(spec.Dispatcher.HeartbeatPeriod)}`,
      '  CA Configuration:',
      `   Expiry Duration: ${spokenDuration(spec.CAConfig.NodeCertExpiry)}`,
      '   Force Rotate: 0',
      `  Autolock Managers: ${spec.EncryptionConfig.AutoLockManagers}`,
      `  Root Rotation In Progress: ${cluster.RootRotationInProgress}`,
    );
  }
  lines.push(`  Node Address: ${swarm.NodeAddr}`);
  const managers = (swarm.RemoteManagers ?? []).map((manager) => `   ${manager.Addr}`).toSorted();
  return managers.length > 0 ? [...lines, '  Manager Addresses:', ...managers] : lines;
}

/** A span of time in words, from nanoseconds: `5 seconds`, `3 months`. */
function spokenDuration(ns: number): string {
  return humanDuration(ns / 1e6);
}
