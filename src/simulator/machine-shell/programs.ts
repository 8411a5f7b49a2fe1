/** The programs of a simulated machine beyond those of just-bash. */

import { posix } from 'node:path';
import {
  type CustomCommand,
  decodeBytesToUtf8,
  defineCommand,
  latin1FromBytes,
  type ResolvedCommandContext,
} from 'just-bash';
import { letterOptions, readCommandLine } from '../../program/options.ts';
import type { ProgramCall } from '../call/call.ts';
import type { HostFiles } from '../call/host-files.ts';
import { type CallParts, Interrupted, type StateAccess } from '../call/state-access.ts';
import { runCurl } from '../curl/run.ts';
import { runDocker } from '../docker/index.ts';
import { runCompose } from '../docker-compose/run.ts';
import { lookCommands } from './look.ts';
import { type MachineRun, missing } from './machine.ts';
import type { Execute, Output } from './output.ts';
import { powerCommands } from './power.ts';

/** All of them, for the bash of a machine. */
export function machineCommands(run: MachineRun): CustomCommand[] {
  const { machine, access } = run;
  const commands: Record<string, Execute> = {
    docker: (args, context) => collect(run, args, context, runDocker),
    'docker-compose': (args, context) => collect(run, args, context, runCompose),
    curl: (args, context) => curl(run, args, context),
    sudo,
    ...lookCommands(access, machine),
    ...powerCommands(access, machine),
  };
  return Object.entries(commands).map(([name, execute]) => defineCommand(name, execute));
}

/** Runs a program of the model and collects its output, since a pipe may wait for it. */
async function collect(
  run: MachineRun,
  args: string[],
  context: ResolvedCommandContext,
  program: (call: ProgramCall) => Promise<number>,
): Promise<Output> {
  const files = await textFiles(context);
  const output = { stdout: '', stderr: '' };
  const written = new Map<string, string | undefined>();
  const parts: CallParts = {
    argv: args,
    env: context.exportedEnv ?? {},
    cwd: context.cwd,
    machine: run.machine,
    stdin: async () => decodeBytesToUtf8(context.stdin),
    // Progress that redraws itself needs a terminal while it runs.
    isTerminal: false,
    readFile: (path) => {
      const content = files.get(posix.resolve(context.cwd, path));
      if (content === undefined) throw missing(path);
      return content;
    },
    files: memoryFiles(context, files, written),
    out: (text) => {
      output.stdout += text;
    },
    err: (text) => {
      output.stderr += text;
    },
  };
  try {
    const exitCode = await accessOf(run, context).run(parts, program);
    for (const [path, content] of written) {
      await context.fs.mkdir(content === undefined ? path : posix.dirname(path), { recursive: true });
      if (content !== undefined) await context.fs.writeFile(path, content);
    }
    return { ...output, exitCode };
  } catch (error) {
    if (error instanceof Interrupted) return { ...output, exitCode: 130 };
    throw error;
  }
}

async function curl(run: MachineRun, args: string[], context: ResolvedCommandContext): Promise<Output> {
  const view = await run.access.act((world) => world.machine(run.machine));
  const saved: { path: string; text: string }[] = [];
  const result = await collect(run, args, context, (call) =>
    runCurl(call, {
      machine: { name: run.machine, ip: view?.ip ?? '' },
      writeFile: (path, text) => saved.push({ path, text }),
    }),
  );
  for (const { path, text } of saved) await context.fs.writeFile(posix.resolve(context.cwd, path), text);
  return result;
}

function accessOf(run: MachineRun, context: ResolvedCommandContext): StateAccess {
  return context.signal === undefined ? run.access : run.access.with({ signal: context.signal });
}

/** Runs the rest as root, which here only lifts restrictions. */
async function sudo(args: string[], context: ResolvedCommandContext): Promise<Output> {
  const [program, ...rest] = readCommandLine(args, letterOptions('', 'ug'), { isLeading: true }).words;
  if (program === undefined || !context.exec) {
    return { stdout: '', stderr: 'usage: sudo [-u user] command [arg ...]\n', exitCode: 1 };
  }
  const { stdout, stderr, exitCode } = await context.exec(program, {
    args: rest,
    cwd: context.cwd,
    env: { ...context.exportedEnv, SUDO_USER: 'docker', USER: 'root' },
    stdin: latin1FromBytes(context.stdin),
    stdinKind: 'bytes',
  });
  return { stdout, stderr, exitCode };
}

/** Files of the machine for a program that reads synchronously; its writes are applied afterwards. */
function memoryFiles(
  { fs, cwd }: ResolvedCommandContext,
  files: ReadonlyMap<string, string>,
  written: Map<string, string | undefined>,
): HostFiles {
  const absolute = (path: string): string => posix.resolve(cwd, path);
  const kindOf = (path: string): 'file' | 'folder' | undefined => {
    const at = absolute(path);
    if (files.has(at)) return 'file';
    return at === '/' || fs.getAllPaths().includes(at) ? 'folder' : undefined;
  };
  return {
    kindOf,
    read: (path) => {
      const at = absolute(path);
      const own = files.get(at);
      if (own !== undefined) return [{ path: '', content: own }];
      if (kindOf(path) === undefined) throw missing(path);
      const inside = [...files].filter(([name]) => name.startsWith(`${at}/`));
      return [
        { path: '' },
        ...inside.map(([name, content]) => ({ path: posix.relative(at, name), content })),
      ];
    },
    write: (path, files) => {
      for (const file of files) written.set(absolute(posix.join(path, file.path)), file.content);
    },
  };
}

/** The machine's own files as text, read in advance since the program reads synchronously. */
async function textFiles({ fs }: ResolvedCommandContext): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const path of fs.getAllPaths()) {
    if (!/^\/(home|tmp|etc|root)\//.test(path) || !(await fs.stat(path)).isFile) continue;
    files.set(path, await fs.readFile(path));
  }
  return files;
}
