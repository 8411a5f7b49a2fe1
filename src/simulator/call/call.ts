/** What a call of a simulated program may use from outside. */
import type { Keyboard } from '../../program/io.ts';
import type { Engine } from '../engine/contract/engine.ts';
import type { World } from '../engine/contract/world.ts';
import type { HostFiles } from './host-files.ts';

/**
 * One call of a simulated program (`docker`, `docker-compose`), with all that it may use from
 * outside: it reads no process variable and no file by itself, so the same code runs behind a
 * shim on PATH, inside `docker-machine ssh`, and in tests.
 */
export interface ProgramCall {
  /** The words after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The client's certificates that flags name; those of the environment without it. */
  readonly certificates?: readonly string[];
  /** The machine that the program runs on; empty for this computer. Logins are kept per machine. */
  readonly client: string;
  /** The folder that relative paths are read from. */
  readonly cwd: string;
  /** All of standard input, once it has ended. */
  readonly stdin: () => Promise<string>;
  /** The text of a file, relative to `cwd` or absolute; throws what node:fs throws (code ENOENT, EISDIR, …). */
  readonly readFile: (path: string) => string;
  /** Files and folders beside `readFile`; relative paths are from `cwd`. */
  readonly files: HostFiles;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `out` is a terminal: progress is drawn only there. */
  readonly isTerminal: boolean;
  /** The width of that terminal, in columns. */
  readonly columns: number;
  /** The keyboard, when standard input is a terminal: for a name and a password. */
  readonly keyboard?: Keyboard | undefined;
  /** The model, advanced to now. After `sleep` this is the model of the new time: get it again, keep nothing of the old one. */
  readonly world: World;
  /**
   * The engine that a client with this environment talks to: by DOCKER_HOST, else the one of the machine that the
   * program runs on. Undefined if that machine does not exist, does not run, or there is no local engine. Throws EngineError
   * for an engine that requires TLS and is asked without it.
   */
  readonly engineFor: (env: Readonly<Record<string, string>>) => Engine | undefined;
  /**
   * Lets simulated time pass; other programs may change the model in between. Rejects when the program is interrupted.
   * `leastRealMs` is for loops that only an interruption ends, where simulated time takes no real time.
   */
  readonly sleep: (simulatedMs: number, leastRealMs?: number) => Promise<void>;
  /** Acts on the model once more after an interruption (a foreground container is stopped by it). */
  readonly afterInterrupt?: (work: () => void) => Promise<void>;
}
