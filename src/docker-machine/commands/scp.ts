/** `docker-machine scp`: copies files to, from and between machines. */

import { statSync } from 'node:fs';
import { basename, dirname, posix, resolve } from 'node:path';
import { inFolder, kindOf, readTree, type TreeEntry, writeTree } from '../../files/tree.ts';
import { codeOf, reasonOf } from '../../value/error.ts';
import { type CommandCall, type CommandSpec, requireMachine } from '../command.ts';
import { MachineFailure } from '../failure.ts';

export const scp: CommandSpec = {
  name: 'scp',
  usage: 'Copy files between machines',
  description: 'Arguments are [[user@]machine:][path] [[user@]machine:][path].',
  flags: [
    {
      names: ['recursive', 'r'],
      kind: 'bool',
      usage: 'Copy files recursively (required to copy directories)',
    },
    {
      names: ['delta', 'd'],
      kind: 'bool',
      usage: 'Reduce amount of data sent over network by sending only the differences (uses rsync)',
    },
    {
      names: ['quiet', 'q'],
      kind: 'bool',
      usage: 'Disables the progress meter as well as warning and diagnostic messages from ssh',
    },
  ],
  async run(call) {
    const [from, to, ...extra] = call.args;
    if (from === undefined || to === undefined || extra.length > 0) {
      call.showHelp();
      throw new MachineFailure('Improper number of arguments');
    }
    const source = placeOf(from);
    const target = placeOf(to);
    for (const place of [source, target]) await requireHost(call, place);
    const files = await read(call, source);
    if (files === undefined) return 1;
    if (files[0]?.content === undefined && call.flags.recursive !== true) {
      return fail(call, `scp: ${source.path}: not a regular file`, 1);
    }
    return write(call, target, nameOf(source), files);
  },
};

interface CopyEnd {
  /** Undefined is this computer. */
  readonly machine?: string;
  readonly path: string;
}

/** `M:path`, `user@M:path` or a local path; on Windows one letter before the colon is a drive. */
function placeOf(text: string): CopyEnd {
  const match = /^(?:[^@:/\\]+@)?([^:/\\]+):(.*)$/s.exec(text);
  const machine = match?.[1];
  if (machine === undefined || (process.platform === 'win32' && machine.length === 1)) return { path: text };
  return { machine, path: match?.[2] || '~' };
}

async function requireHost(call: CommandCall, place: CopyEnd): Promise<void> {
  if (place.machine === undefined) return;
  try {
    await requireMachine(call, place.machine);
  } catch (error) {
    if (!(error instanceof MachineFailure)) throw error;
    throw new MachineFailure(`Error loading host: Error loading host: ${error.message}`);
  }
  if ((await call.backend.state(place.machine)) === 'Running') return;
  // A driver asks its machine for the address, and one that is off has none. A driver that was given an address tries it.
  const address = await call.backend.ip(place.machine);
  if (address === '') throw new MachineFailure('Host is not running');
  call.io.err(
    `ssh: connect to host ${address} port 22: No route to host\r\n/usr/bin/scp: Connection closed\r\n`,
  );
  throw new MachineFailure('exit status 255');
}

async function read(call: CommandCall, place: CopyEnd): Promise<readonly TreeEntry[] | undefined> {
  if (place.machine !== undefined) {
    const files = await call.backend.readFiles(place.machine, place.path);
    if (files === undefined) fail(call, `scp: ${place.path}: No such file or directory`, 1);
    return files;
  }
  try {
    return readTree(resolve(call.io.cwd, place.path));
  } catch (error) {
    fail(call, `/usr/bin/scp: stat local "${place.path}": ${reason(error)}`, 255);
    return undefined;
  }
}

async function write(
  call: CommandCall,
  place: CopyEnd,
  asName: string,
  files: readonly TreeEntry[],
): Promise<number> {
  if (place.machine !== undefined) {
    await call.backend.writeFiles(place.machine, place.path, asName, files);
    return 0;
  }
  try {
    writeLocal(resolve(call.io.cwd, place.path), asName, files);
    return 0;
  } catch (error) {
    return fail(call, `/usr/bin/scp: open local "${place.path}": ${reason(error)}`, 1);
  }
}

function writeLocal(target: string, asName: string, files: readonly TreeEntry[]): void {
  const isFolder = kindOf(target) === 'folder';
  // Folders are made for what is copied, never for the destination itself.
  if (!isFolder) statSync(dirname(target));
  writeTree(target, isFolder ? inFolder(asName, files) : files);
}

/** The name of a copy in its destination folder; `.` copies the contents alone, and a home is named after its user. */
function nameOf(place: CopyEnd): string {
  if (/(^|[/\\])\.$/.test(place.path)) return '.';
  if (place.machine === undefined) return basename(resolve(place.path));
  return place.path === '~' ? 'docker' : posix.basename(place.path);
}

/** scp's own line, which ends as on a terminal, and, as of every program that docker-machine runs, its exit status. */
function fail(call: CommandCall, line: string, status: number): number {
  call.io.err(`${line}\r\nexit status ${status}\n`);
  return 1;
}

function reason(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'No such file or directory';
  if (code === 'EACCES' || code === 'EPERM') return 'Permission denied';
  if (code === 'EISDIR') return 'Is a directory';
  return reasonOf(error);
}
