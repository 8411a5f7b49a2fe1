/** The facts of this computer that decide where machines can come from. */
import type { Answer } from './types.ts';

/** How questions are put to a computer; tests answer them from recordings. Nothing here rejects. */
export interface Computer {
  readonly platform: NodeJS.Platform;
  /** The processor that this node was built for, as `process.arch`. */
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs a program; if it is missing or takes too long, the exit code is null. */
  ask(argv: readonly string[]): Promise<Answer>;
  /** A file's text; undefined when it cannot be read. */
  read(file: string): string | undefined;
  /** Absolute path of a program; undefined when there is none. */
  find(program: string): string | undefined;
  /** Whether something listens there; bounded in time. */
  connects?(host: string, port: number): Promise<boolean>;
  /** Room for new files below a folder, bytes. */
  freeBytes?(folder: string): Promise<number | undefined>;
}

export interface WindowsFacts {
  /** For example `Microsoft Windows 11 Pro`. */
  readonly edition: string;
  readonly build: number;
  /** A Home edition: it has no Hyper-V to switch on. */
  readonly home: boolean;
  /** Hyper-V with its management service is on. */
  readonly hypervRunning: boolean;
  readonly administrator: boolean;
}

export interface EngineFacts {
  readonly reachable: boolean;
  readonly version?: string;
  /** `linux` or `windows` containers. */
  readonly os?: string;
  /** The engine's own swarm state: inactive, pending, active, locked, error. */
  readonly swarm?: string;
}

/** The facts that decide whether machines can be containers here, beyond an engine that answers. */
export interface DindFacts {
  /** The image of a machine, as the settings have it. */
  readonly image: string;
  readonly imageThere: boolean;
  /** Checked only for an image that is missing; undefined when it can't be known from here. */
  readonly registryReachable?: boolean;
  /** The engine's error for a container with the settings' flags; tried only with an image that is present. */
  readonly refusal?: string;
  /** What is wrong with the settings. */
  readonly settingsProblem?: string;
  /** Memory of the engine's host, bytes. */
  readonly memory?: number;
  /** Room on the disk where the engine keeps its data, bytes; undefined when that is another computer's. */
  readonly disk?: number;
  /** Modules that the engine's kernel certainly lacks. */
  readonly absentModules: readonly string[];
}

export interface ComputerFacts {
  readonly os: 'windows' | 'mac' | 'linux' | 'other';
  /** The real processor, as `process.arch` names it: x64, arm64, … */
  readonly arch: string;
  readonly appleSilicon: boolean;
  readonly wsl: boolean;
  /** Where Linux software comes from: `apt`, `dnf`, `pacman`, …; undefined elsewhere or when unknown. */
  readonly packages?: 'apt' | 'dnf' | 'pacman' | 'zypper' | 'apk';
  /** The distribution's own id, as os-release has it: `debian`, `ubuntu`, …; undefined off Linux or when unknown. */
  readonly distribution?: string;
  /** Undefined off Windows, and when Windows gave no answer. */
  readonly windows?: WindowsFacts;
  /** Windows was asked and gave no answer in time; undefined also when its answer could not be read. */
  readonly windowsLate?: true;
  /** Versions; undefined when the program is not there or did not answer. */
  readonly docker?: string;
  readonly dockerMachine?: string;
  readonly virtualBox?: string;
  /** VirtualBox warns that its kernel module is not there: it can make virtual machines, but start none. */
  readonly virtualBoxModuleMissing?: true;
  readonly engine: EngineFacts;
  /** Undefined while no engine for Linux containers answers. */
  readonly dind?: DindFacts;
  /** The processor lets VMs run; undefined when that cannot be seen from here. */
  readonly virtualization?: boolean;
  readonly ssh: boolean;
  readonly shell: string;
}
