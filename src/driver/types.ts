/** What a driver is, and what it hands to the rest of the program: a session. */

import type { Language } from '../i18n/language.ts';
import type { Said } from '../i18n/said.ts';

export const DRIVER_IDS = ['virtualbox', 'hyperv', 'generic', 'dind', 'simulator'] as const;
export type DriverId = (typeof DRIVER_IDS)[number];

/** The driver of that name, as files and variables give it; undefined when this version knows none. */
export function driverOf(name: string | undefined): DriverId | undefined {
  return DRIVER_IDS.find((id) => id === name);
}

/** The shells that lessons have command variants for. `sh` runs the bash variant. */
export type ShellKind = 'bash' | 'sh' | 'powershell';

/** What a probe's command answered. Nothing is thrown for a non-zero exit. */
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

/** Programs of this tutor that stand before the learner's own of the same names. */
export interface OwnPrograms {
  /** Absolute path of the folder with them. */
  readonly folder: string;
  /** What follows a name in that of its file; nothing but on Windows. */
  readonly ending?: string;
  readonly names: readonly string[];
  /** What they need to be told; a command may not change it for the next. */
  readonly variables: Readonly<Record<string, string>>;
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
   * Finds or makes an address for each port. One that was given before stays the same, and goes on saying what stands
   * there when its machine is stopped or removed. Ports that a browser can't get to are left out. Never rejects.
   * @param language of what is said on a page besides the page itself
   */
  addresses(ports: readonly PublishedPort[], language: Language): Promise<readonly AppAddress[]>;
  /** Ends what answers for the app in this process. */
  close(): Promise<void>;
}

/**
 * A prepared place for commands to run in. The only thing that the rest of the program sees of a driver:
 * variables, a PATH, a shell, and a way to ask a question of the machines.
 */
export interface Session {
  readonly driver: DriverId;
  /** True when no real machine stands behind it: the screen always says so. */
  readonly simulated: boolean;
  /** True when docker-machine knows machines of this tutor only, and none of the learner's other work. */
  readonly ownMachines: boolean;
  readonly shell: ShellKind;
  /** Absolute path or name of the shell's program. */
  readonly shellProgram: string;
  /** Environment of a fresh shell in this session: the process's own plus the driver's PATH and variables. */
  readonly env: Readonly<Record<string, string>>;
  /** Ours, which every command finds first whatever those before it did; undefined where no PATH can name them. */
  readonly programs?: OwnPrograms;
  /** The learner's folder, where commands start. Exists. */
  readonly workspace: string;
  /** The tutor's own folder for what lives as long as a command; made when it is needed. */
  readonly scratch: string;
  /** Values for lesson placeholders that the driver knows (for example its own `--driver` name). */
  readonly settings: Readonly<Record<string, string>>;
  /** Rows of the lessons that this driver or computer cannot do, with the reason shown when they are skipped. */
  readonly impossible: Readonly<Record<string, Said>>;
  readonly reach: AppReach;
  /** Runs one program (no shell) and gives its answer; for probes. Never rejects, except for an abort. */
  ask(argv: readonly string[], options: AskOptions): Promise<Answer>;
  /**
   * Runs lines of bash without a process and without waiting: where a program would wait, time jumps. Undefined where
   * machines are real. Rejects only for an abort.
   */
  readonly script?: (text: string, options: Omit<AskOptions, 'timeoutMs'>) => Promise<ScriptAnswer>;
}

/** What lines of bash came to, and the variables and the folder that they leave. */
export interface ScriptAnswer extends Answer {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** A way to ask the machines of a driver where nothing may be made, written or locked for it. */
export type LookingSession = Pick<
  Session,
  'driver' | 'simulated' | 'ownMachines' | 'env' | 'workspace' | 'ask'
>;
