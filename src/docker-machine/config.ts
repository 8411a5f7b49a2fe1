/** A machine's `config.json` in the store: what `docker-machine inspect` prints. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../files/atomic.ts';
import { makeFolders } from '../files/make-folders.ts';
import { textIn } from '../files/read.ts';
import { type FlagRecord, listFlag, textFlag } from '../go/flag.ts';
import { isRecord, parseJson } from '../value/json.ts';
import type { CreateRequest, MachineBackend } from './backend.ts';

/** The folder of one machine's files. */
export function machineFolder(storePath: string, name: string): string {
  return join(storePath, 'machines', name);
}

/** Writes the files of a new machine. */
export async function writeConfig(backend: MachineBackend, request: CreateRequest): Promise<void> {
  const folder = machineFolder(backend.storePath, request.name);
  makeFolders(folder, 0o700);
  await backend.writeCertificates(request.name, listFlag(request.flags, 'tls-san'));
  const config = configOf(backend.storePath, request, await backend.ip(request.name));
  writeFileAtomic(join(folder, 'config.json'), `${JSON.stringify(config, null, 4)}\n`, 0o600);
}

/** Removes all files of a machine. */
export function removeConfig(storePath: string, name: string): void {
  rmSync(machineFolder(storePath, name), { recursive: true, force: true });
}

/** What `inspect` shows, with the address that the machine has now; made again when its file is missing or broken. */
export async function readConfig(backend: MachineBackend, name: string): Promise<Record<string, unknown>> {
  const ip = await backend.ip(name);
  const driver = (await backend.driverOf(name)) ?? '';
  const config =
    readFile(join(machineFolder(backend.storePath, name), 'config.json')) ??
    configOf(backend.storePath, { name, driver, flags: {} }, ip);
  const own = config.Driver;
  if (!isRecord(own)) return config;
  return { ...config, Driver: { ...own, IPAddress: ip, ...(await backend.details?.(name)) } };
}

function readFile(path: string): Record<string, unknown> | undefined {
  const value = parseJson(textIn(path) ?? '');
  return isRecord(value) ? value : undefined;
}

function configOf(storePath: string, request: CreateRequest, ip: string): Record<string, unknown> {
  const { name, driver, flags } = request;
  const certs = join(storePath, 'certs');
  const own = machineFolder(storePath, name);
  return {
    ConfigVersion: 3,
    Driver: {
      IPAddress: ip,
      MachineName: name,
      SSHUser: 'docker',
      SSHPort: 22,
      SSHKeyPath: join(own, 'id_rsa'),
      StorePath: storePath,
      SwarmMaster: false,
      SwarmHost: driver === 'generic' ? '' : 'tcp://0.0.0.0:3376',
      SwarmDiscovery: '',
      ...driverPart(driver, flags),
    },
    DriverName: driver,
    HostOptions: {
      Driver: '',
      Memory: 0,
      Disk: 0,
      EngineOptions: {
        ArbitraryFlags: listFlag(flags, 'engine-opt'),
        Dns: null,
        GraphDir: '',
        Env: listFlag(flags, 'engine-env'),
        Ipv6: false,
        InsecureRegistry: listFlag(flags, 'engine-insecure-registry'),
        Labels: listFlag(flags, 'engine-label'),
        LogLevel: '',
        StorageDriver: textFlag(flags, 'engine-storage-driver'),
        SelinuxEnabled: false,
        TlsVerify: true,
        RegistryMirror: listFlag(flags, 'engine-registry-mirror'),
        InstallURL: textFlag(flags, 'engine-install-url') || 'https://get.docker.com',
      },
      SwarmOptions: {
        IsSwarm: false,
        Address: '',
        Discovery: '',
        Agent: false,
        Master: false,
        Host: 'tcp://0.0.0.0:3376',
        Image: 'swarm:latest',
        Strategy: 'spread',
        Heartbeat: 0,
        Overcommit: 0,
        ArbitraryFlags: [],
        ArbitraryJoinFlags: [],
        Env: null,
        IsExperimental: false,
      },
      AuthOptions: {
        CertDir: certs,
        CaCertPath: join(certs, 'ca.pem'),
        CaPrivateKeyPath: join(certs, 'ca-key.pem'),
        CaCertRemotePath: '',
        ServerCertPath: join(own, 'server.pem'),
        ServerKeyPath: join(own, 'server-key.pem'),
        ClientKeyPath: join(certs, 'key.pem'),
        ServerCertRemotePath: '',
        ServerKeyRemotePath: '',
        ClientCertPath: join(certs, 'cert.pem'),
        ServerCertSANs: listFlag(flags, 'tls-san'),
        StorePath: own,
      },
    },
    Name: name,
  };
}

function driverPart(driver: string, flags: FlagRecord): Record<string, unknown> {
  const number = (flag: string, otherwise: number) => Number(textFlag(flags, flag)) || otherwise;
  const on = (flag: string) => flags[flag] === true;
  if (driver === 'virtualbox') {
    return {
      VBoxManager: {},
      HostInterfaces: {},
      CPU: number('virtualbox-cpu-count', 1),
      Memory: number('virtualbox-memory', 1024),
      DiskSize: number('virtualbox-disk-size', 20000),
      NatNicType: textFlag(flags, 'virtualbox-nat-nictype') || '82540EM',
      Boot2DockerURL: textFlag(flags, 'virtualbox-boot2docker-url'),
      Boot2DockerImportVM: textFlag(flags, 'virtualbox-import-boot2docker-vm'),
      HostDNSResolver: on('virtualbox-host-dns-resolver'),
      HostOnlyCIDR: textFlag(flags, 'virtualbox-hostonly-cidr') || '192.168.99.1/24',
      HostOnlyNicType: textFlag(flags, 'virtualbox-hostonly-nictype') || '82540EM',
      HostOnlyPromiscMode: textFlag(flags, 'virtualbox-hostonly-nicpromisc') || 'deny',
      UIType: textFlag(flags, 'virtualbox-ui-type') || 'headless',
      HostOnlyNoDHCP: on('virtualbox-hostonly-no-dhcp'),
      NoShare: on('virtualbox-no-share'),
      DNSProxy: !on('virtualbox-no-dns-proxy'),
      NoVTXCheck: on('virtualbox-no-vtx-check'),
      ShareFolder: textFlag(flags, 'virtualbox-share-folder'),
    };
  }
  if (driver === 'hyperv') {
    return {
      Boot2DockerURL: textFlag(flags, 'hyperv-boot2docker-url'),
      VSwitch: textFlag(flags, 'hyperv-virtual-switch'),
      DiskSize: number('hyperv-disk-size', 20000),
      MemSize: number('hyperv-memory', 1024),
      CPU: number('hyperv-cpu-count', 1),
      MacAddr: textFlag(flags, 'hyperv-static-macaddress'),
      VLanID: number('hyperv-vlan-id', 0),
      DisableDynamicMemory: on('hyperv-disable-dynamic-memory'),
    };
  }
  if (driver === 'generic') {
    return {
      EnginePort: number('generic-engine-port', 2376),
      SSHKey: textFlag(flags, 'generic-ssh-key'),
    };
  }
  return {};
}
