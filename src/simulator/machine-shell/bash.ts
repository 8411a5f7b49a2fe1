/** A bash in memory with the machine's programs: docker, systemctl, sudo and a few that look at the machine. */

import { Bash, type CommandName, getCommandNames } from 'just-bash';
import { defined } from '../../value/defined.ts';
import type { HomeFiles } from './home.ts';
import { HOME, homeOnDisk, readHome, writeHome } from './home.ts';
import { type MachineRun, machineEnv } from './machine.ts';
import { machineCommands } from './programs.ts';
import { systemFiles } from './system-files.ts';

/** Programs of just-bash that a small Linux machine doesn't have. */
const ABSENT = new Set([
  'rg',
  'jq',
  'yq',
  'xan',
  'sqlite3',
  'html-to-markdown',
  'tree',
  'python3',
  'python',
  'js-exec',
]);

export interface ShellResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A bash in memory, with a machine's programs; only its home folder outlives it. */
export class MachineBash {
  readonly #bash: Bash;
  readonly #root: string;
  #before: HomeFiles;
  #env: Record<string, string>;
  #cwd = HOME;

  private constructor(bash: Bash, root: string, before: HomeFiles, env: Record<string, string>) {
    this.#bash = bash;
    this.#root = root;
    this.#before = before;
    this.#env = env;
  }

  /** A shell with the machine's files. */
  static async open(run: MachineRun): Promise<MachineBash> {
    const { machine, access } = run;
    const root = homeOnDisk(access.folder, machine);
    const home = readHome(root);
    const env = machineEnv(machine);
    const driver = await access.act((world) => world.machine(machine)?.driver ?? '');
    const files: Record<string, string | Uint8Array> = systemFiles(machine, driver);
    for (const [path, content] of home) if (content !== undefined) files[path] = content;
    const bash = new Bash({
      files,
      env,
      cwd: HOME,
      commands: getCommandNames().filter((name): name is CommandName => !ABSENT.has(name)),
      customCommands: machineCommands(run),
      sleep: (ms) => access.sleep(ms),
      processInfo: { pid: 901, ppid: 900, uid: 1000, gid: 107 },
      defenseInDepth: false,
    });
    for (const [path, content] of home) {
      if (content === undefined) await bash.fs.mkdir(path, { recursive: true });
    }
    await bash.fs.mkdir('/tmp', { recursive: true });
    return new MachineBash(bash, root, home, env);
  }

  /** The input of a program that the shell starts. */
  get variables(): Readonly<Record<string, string>> {
    return this.#env;
  }

  /** Where the next command starts. */
  get folder(): string {
    return this.#cwd;
  }

  /** Runs lines of bash; their variables and folder are kept for the next call. Changed files are kept. */
  async run(script: string, stdin: string, signal: AbortSignal | undefined): Promise<ShellResult> {
    const result = await this.#bash.exec(script, {
      env: this.#env,
      replaceEnv: true,
      cwd: this.#cwd,
      stdin,
      rawScript: true,
      ...defined({ signal }),
    });
    const { '?': _status, SHELLOPTS: _options, BASHOPTS: _more, ...env } = result.env;
    this.#env = env;
    this.#cwd = env.PWD ?? this.#cwd;
    await this.#keepFiles();
    return {
      stdout: text(result.stdout, result.stdoutKind),
      stderr: result.stderr,
      exitCode: result.exitCode,
    };
  }

  async #keepFiles(): Promise<void> {
    const { fs } = this.#bash;
    const after = new Map<string, Uint8Array | undefined>();
    for (const path of fs.getAllPaths()) {
      if (path !== HOME && !path.startsWith(`${HOME}/`)) continue;
      const stat = await fs.lstat(path);
      if (stat.isDirectory) after.set(path, undefined);
      else if (stat.isFile) after.set(path, await fs.readFileBuffer(path));
    }
    writeHome(this.#root, this.#before, after);
    this.#before = after;
  }
}

/** Bytes come as one character each. */
function text(output: string, kind: 'text' | 'bytes' | undefined): string {
  return kind === 'bytes' ? Buffer.from(output, 'latin1').toString('utf8') : output;
}
