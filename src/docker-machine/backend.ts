/**
 * What docker-machine's command line needs from the machines behind it. One implementation keeps them in the simulator,
 * another may run them as containers. Functions throw MachineFailure with the text that Docker Machine would print.
 */

import type { TreeEntry } from '../files/tree.ts';
import type { FlagRecord } from '../go/flag.ts';
import type { ProgramIo } from '../program/io.ts';
import type { DriverSpec } from './flags.ts';

export const MACHINE_STATES = [
  'Running',
  'Paused',
  'Saved',
  'Stopped',
  'Stopping',
  'Starting',
  'Error',
  'Timeout',
] as const;
export type MachineState = (typeof MACHINE_STATES)[number];

/** The request of `create`. */
export interface CreateRequest {
  readonly name: string;
  readonly driver: string;
  /** Values of all flags of `create` and of the driver, defaults included. */
  readonly flags: FlagRecord;
}

/** The steps after a machine was made and before its engine can be used, in order. */
export const PROVISION_STEPS = [
  'wait-running',
  'detect-os',
  'wait-ssh',
  'detect-provisioner',
  'provision',
  'copy-certs-local',
  'copy-certs-remote',
  'configure-daemon',
  'check-connection',
] as const;
export type ProvisionStep = (typeof PROVISION_STEPS)[number];

/** The engine of a running machine: its version, or why it is unknown. */
export type EngineAnswer =
  | { readonly kind: 'up'; readonly version: string }
  /** The host answers, its engine's port does not. */
  | { readonly kind: 'refused' }
  /** It answers with a certificate that this computer does not take: why, in the words of Go's TLS. */
  | { readonly kind: 'untrusted'; readonly why: string };

/** One progress line of a driver; the command line puts `(NAME) ` before it. */
export type ReportLine = (line: string) => void;

/** A program inside a machine, as `ssh` starts it. */
export interface RemoteRun {
  /** A command line for the machine's shell; undefined is a login shell. */
  readonly command?: string;
  /** Streams, environment and Ctrl-C of the caller. Like sshd, the machine doesn't get the environment. */
  readonly io: ProgramIo;
}

export interface MachineBackend {
  /** `~/.docker/machine` of the real one: where its files are, and what `env` and `inspect` show. Absolute. */
  readonly storePath: string;
  /** The drivers that `create` knows. */
  readonly drivers: readonly DriverSpec[];
  /** What `create` uses without `--driver`. */
  readonly defaultDriver: string;

  /** Names of all machines, sorted. */
  names(): Promise<readonly string[]>;
  /** The driver's name, or undefined when there is no such machine. */
  driverOf(name: string): Promise<string | undefined>;
  state(name: string): Promise<MachineState>;
  /** True if the machine doesn't answer in time; `ls` then shows only its driver. */
  isSilent?(name: string): Promise<boolean>;
  /** Its address; empty while it has none. */
  ip(name: string): Promise<string>;
  /** Where this computer reaches its engine, `tcp://HOST:PORT`. Asked of running machines only. */
  url(name: string): Promise<string>;
  /** What `inspect` shows in `Driver` beside what all drivers have. */
  details?(name: string): Promise<Readonly<Record<string, unknown>>>;
  /** Asked of running machines only. */
  engine(name: string): Promise<EngineAnswer>;

  /** Makes the client's certificates where they are missing. @returns what Docker Machine prints about it */
  ensureCertificates(): Promise<readonly string[]>;
  /** Forgets the client's certificates; those of machines are useless until they are written again. */
  forgetCertificates(): Promise<void>;
  /** Writes a machine's certificates into the store; `names` are further names and addresses that they hold for. */
  writeCertificates(name: string, names: readonly string[]): Promise<void>;

  /** Rejects what the driver can't do, so that `create` is not called. */
  preCreateCheck(request: CreateRequest, report: ReportLine): Promise<void>;
  /** Makes the machine and starts it. */
  create(request: CreateRequest, report: ReportLine): Promise<void>;
  /** Returns when this step is reached. */
  provision(name: string, step: ProvisionStep): Promise<void>;
  /** What runs in the machine, for `Provisioning with boot2docker...`. */
  provisioner(name: string): Promise<string>;

  start(name: string, report: ReportLine): Promise<void>;
  stop(name: string, report: ReportLine): Promise<void>;
  kill(name: string, report: ReportLine): Promise<void>;
  restart(name: string, report: ReportLine): Promise<void>;
  /** Removes the machine; its files in the store are removed by the command line. */
  remove(name: string, report: ReportLine): Promise<void>;

  /** Whether machines turn docker-machine's own SSH client (`--native-ssh`) away. */
  refusesNativeSsh?(): Promise<boolean>;
  /** Runs a command or a login shell in a running machine and returns its exit code. */
  run(name: string, run: RemoteRun): Promise<number>;
  /** Reads a file, or a folder with all that is in it; undefined when there is none. A leading `~` or a relative path is below the user's home. */
  readFiles(name: string, path: string): Promise<readonly TreeEntry[] | undefined>;
  /** Writes to `path` or, if that is a folder, into it under `asName`. */
  writeFiles(name: string, path: string, asName: string, files: readonly TreeEntry[]): Promise<void>;
}
