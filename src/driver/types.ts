/** The types of drivers, and of the session that a driver gives to the rest of the program. */

import type { Language } from '../i18n/language.ts';
import type { Said } from '../i18n/said.ts';
import type { ProgramIo } from '../program/io.ts';

export const DRIVER_IDS = ['virtualbox', 'hyperv', 'generic', 'dind', 'simulator'] as const;
export type DriverId = (typeof DRIVER_IDS)[number];

/** The driver of that name, as files and variables give it; undefined when this version knows none. */
export function driverOf(name: string | undefined): DriverId | undefined {
  return DRIVER_IDS.find((id) => id === name);
}

/** The shells that lessons have command variants for. `sh` runs the bash variant. */
export type ShellKind = 'bash' | 'sh' | 'powershell';

/** The answer to a probe's command. A non-zero exit code is not an error. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code; null when it was ended by a signal or a time limit, or could not be started. */
  readonly exitCode: number | null;
}

export interface AskOptions {
  /** The whole environment for the command (the session's, as the learner's commands left it). */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** Our programs, which come before the learner's own of the same names. */
export interface OwnPrograms {
  /** Absolute path of the folder with them. */
  readonly folder: string;
  /** The ending of their files; empty except on Windows. */
  readonly ending?: string;
  readonly names: readonly string[];
  /** Variables that they need; a command may not change them for the next one. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Programs of ours that can run in this process as they would in one of their own. */
export interface InsidePrograms {
  /** Whether this call needs no process. */
  mayRun(name: string, args: readonly string[]): boolean;
  /** Runs one of them. @returns its exit code; it never rejects */
  run(name: string, args: readonly string[], io: ProgramIo): Promise<number>;
}

/** A TCP port that the swarm publishes, at one of its machines. */
export interface PublishedPort {
  readonly machine: string;
  /** The machine's own address. */
  readonly address: string;
  readonly port: number;
}

/** The same with the URL under which a browser on this computer gets there. */
export interface AppAddress extends PublishedPort {
  readonly url: string;
}

/** How a browser on this computer reaches the app. */
export interface AppReach {
  /**
   * Finds or makes an address for each port. An address, once given, stays the same: if its
   * machine is stopped or removed, it answers as that machine would, or not at all. Ports that a browser can't reach are left out. Never rejects.
   * @param language of what is added to a page
   */
  addresses(ports: readonly PublishedPort[], language: Language): Promise<readonly AppAddress[]>;
  /** Stops the servers that answer for the app in this process. */
  close(): Promise<void>;
}

/** The key of checks that ask a node for the app (`http`), among the rows that a computer can't do. */
export const ASKS_NODE = 'http';

/**
 * A prepared place for commands to run in. The only view of a driver that the rest of the program has:
 * variables, a PATH, a shell, and a way to ask a question of the machines.
 */
export interface Session {
  readonly driver: DriverId;
  /** True when no real machine is behind it: the screen always shows that. */
  readonly simulated: boolean;
  /** True when docker-machine knows machines of this tutor only, and none of the learner's other work. */
  readonly ownMachines: boolean;
  readonly shell: ShellKind;
  /** Absolute path or name of the shell's program. */
  readonly shellProgram: string;
  /** Environment of a fresh shell in this session: the process's own plus the driver's PATH and variables. */
  readonly env: Readonly<Record<string, string>>;
  /** Our programs, which every command finds first, whatever earlier commands did; undefined if no PATH can name them. */
  readonly programs?: OwnPrograms;
  /** The learner's folder, where commands start. Exists. */
  readonly workspace: string;
  /** The tutor's own folder for files that are needed during one command; made on demand. */
  readonly scratch: string;
  /** Values for lesson placeholders that the driver knows (for example its own `--driver` name). */
  readonly settings: Readonly<Record<string, string>>;
  /** Rows of the lessons (and `ASKS_NODE`) that this driver or computer can't do, with the reason shown when they are skipped. */
  readonly impossible: Readonly<Record<string, Said>>;
  /** Why the routing mesh answers nobody here; undefined if it does. */
  readonly noMesh?: Said;
  readonly reach: AppReach;
  /** Runs one program (no shell) and gives its answer; for probes. Never rejects, except for an abort. */
  ask(argv: readonly string[], options: AskOptions): Promise<Answer>;
  /** The programs that its commands may call without a process; undefined where they have to be processes. */
  readonly inside?: InsidePrograms;
  /**
   * Runs lines of bash without a process and without waiting: where a program would wait, time jumps. Undefined if the
   * machines are real. Rejects only for an abort.
   */
  readonly script?: (text: string, options: Omit<AskOptions, 'timeoutMs'>) => Promise<ScriptAnswer>;
}

/** The result of lines of bash, and the variables and the folder that they leave. */
export interface ScriptAnswer extends Answer {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** A way to ask the machines of a driver without making, writing or locking anything. */
export type LookingSession = Pick<
  Session,
  'driver' | 'simulated' | 'ownMachines' | 'env' | 'workspace' | 'ask'
>;
