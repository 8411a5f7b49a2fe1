/** Runs lines of bash without a process on a folder of this computer; all programs are the simulator's. */
import { join, posix, relative, sep } from 'node:path';
import {
  Bash,
  type CommandName,
  type CustomCommand,
  decodeBytesToUtf8,
  defineCommand,
  getCommandNames,
  InMemoryFs,
  MountableFs,
  ReadWriteFs,
} from 'just-bash';
import type { ProgramIo } from '../program/io.ts';
import { withoutTerminal } from '../program/without-terminal.ts';
import { defined } from '../value/defined.ts';
import { PROGRAMS } from './install/program-names.ts';
import { openAccess, runProgram } from './program.ts';

/** The result of lines of bash, and the state they leave for the next ones. */
export interface ScriptResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly env: Readonly<Record<string, string>>;
  /** Absolute path on this computer, in the folder that the script ran on. */
  readonly cwd: string;
}

/** The outside of a script. */
export type ScriptIo = Pick<ProgramIo, 'env' | 'cwd'> & { readonly signal?: AbortSignal | undefined };

/** Programs of just-bash that are not part of a shell. */
const ABSENT = new Set(['html-to-markdown', 'js-exec', 'python', 'python3', 'sqlite3', 'xan', 'yq']);

/** The path at which the script sees the folder. */
const ROOT = '/workspace';

/**
 * Runs lines of bash. Programs of the simulator run in this process; they see only this folder of the computer.
 * @param folder absolute path of the folder; exists
 * @param io the environment to start from, the folder inside `folder` to start in, and a signal that ends the script
 */
export async function runScript(text: string, folder: string, io: ScriptIo): Promise<ScriptResult> {
  const fs = new MountableFs({ base: new InMemoryFs() });
  await fs.mkdir('/tmp', { recursive: true });
  fs.mount(ROOT, new ReadWriteFs({ root: folder }));
  const { PWD: _pwd, ...env } = io.env;
  const bash = new Bash({
    fs,
    env: defined(env) as Record<string, string>,
    cwd: inside(folder, io.cwd),
    commands: getCommandNames().filter((name): name is CommandName => !ABSENT.has(name)),
    customCommands: PROGRAMS.map((name) => ofSimulator(name, folder)),
    sleep: (ms) => openAccess(io.env.SWARM_TUTOR_SIMULATOR ?? '', programIo(io)).sleep(ms),
    defenseInDepth: false,
  });
  const result = await bash.exec(text, {
    rawScript: true,
    ...defined({ signal: io.signal }),
  });
  const { '?': _status, SHELLOPTS: _options, BASHOPTS: _more, PWD = ROOT, ...left } = result.env;
  const cwd = outside(folder, PWD);
  return {
    stdout:
      result.stdoutKind === 'bytes' ? Buffer.from(result.stdout, 'latin1').toString('utf8') : result.stdout,
    stderr: result.stderr,
    exitCode: result.exitCode,
    env: { ...left, PWD: cwd },
    cwd,
  };
}

function ofSimulator(name: (typeof PROGRAMS)[number], folder: string): CustomCommand {
  return defineCommand(name, async (args, context) => {
    let stdout = '';
    let stderr = '';
    const io = programIo(
      // Whatever the learner's shell is: what `docker-machine env` prints is for this one.
      {
        env: { ...context.exportedEnv, SHELL: '/bin/bash' },
        cwd: outside(folder, context.cwd),
        signal: context.signal,
      },
      (text) => {
        stdout += text;
      },
      (text) => {
        stderr += text;
      },
    );
    const stdin = async () => decodeBytesToUtf8(context.stdin);
    return { exitCode: await runProgram(name, args, { ...io, stdin }), stdout, stderr };
  });
}

function programIo(
  { env, cwd, signal }: ScriptIo,
  out: ProgramIo['out'] = () => undefined,
  err: ProgramIo['err'] = () => undefined,
): ProgramIo {
  return withoutTerminal({ env, cwd, out, err, ...defined({ signal }) });
}

function inside(folder: string, path: string): string {
  const way = relative(folder, path).split(sep).join('/');
  return way === '..' || way.startsWith('../') ? ROOT : posix.join(ROOT, way);
}

function outside(folder: string, path: string): string {
  return path === ROOT || path.startsWith(`${ROOT}/`) ? join(folder, path.slice(ROOT.length)) : folder;
}
