/** `docker cp`: copies files between a container and the client's computer. */
import { basename, posix } from 'node:path';
import { inFolder } from '../../../files/tree.ts';
import { humanSize } from '../../../go/units.ts';
import type { CopiedFile } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';

/** The block size of a tar archive, which the displayed size is made of. */
const BLOCK = 512;

/** `docker cp CONTAINER:PATH PATH` and back */
export function copy(context: CommandRun): number {
  const [source = '', destination = ''] = context.args;
  if (source === '') throw new ClientError('source can not be empty');
  if (destination === '') throw new ClientError('destination can not be empty');
  const from = split(source);
  const to = split(destination);
  if (from.container !== '' && to.container !== '')
    throw new ClientError('copying between containers is not supported');
  if (from.container !== '') return fromContainer(context, from.container, from.path, destination);
  if (to.container !== '') return toContainer(context, source, to.container, to.path);
  throw new ClientError('must specify at least one container source');
}

/** `web:/etc/hosts` is in a container; a path with a slash or a dot in front is not. */
function split(text: string): { container: string; path: string } {
  const colon = text.indexOf(':');
  if (colon < 1 || /^[./~]/.test(text) || /^[a-zA-Z]:[\\/]/.test(text)) return { container: '', path: text };
  return { container: text.slice(0, colon), path: text.slice(colon + 1) };
}

function fromContainer(context: CommandRun, container: string, path: string, destination: string): number {
  const { call } = context;
  if (destination === '-')
    throw new ClientError('docker: archives on standard output are not part of the simulated engine.');
  const files = context.engine().containerCopyFrom(container, path);
  const isFolder = files[0]?.content === undefined;
  const there = call.files.kindOf(destination);
  if (there === undefined && destination.endsWith('/') && !isFolder)
    throw new ClientError(`invalid output path: directory ${JSON.stringify(destination)} does not exist`);
  if (there === undefined && call.files.kindOf(posix.dirname(destination)) !== 'folder')
    throw new ClientError(
      `invalid output path: directory ${JSON.stringify(posix.dirname(destination))} does not exist`,
    );
  if (there === 'file' && isFolder) throw new ClientError('cannot copy directory');
  const inside = path.endsWith('/.') ? '.' : posix.basename(path) || '.';
  call.files.write(destination, there === 'folder' ? inFolder(inside, files) : files);
  tell(context, files, destination);
  return 0;
}

function toContainer(context: CommandRun, source: string, container: string, path: string): number {
  const { call } = context;
  if (source === '-')
    throw new ClientError('docker: archives on standard input are not part of the simulated engine.');
  if (call.files.kindOf(source) === undefined)
    throw new ClientError(`lstat ${source}: no such file or directory`);
  const files = call.files.read(source);
  if (files.some((file) => file.content?.includes('\0') || file.content?.includes('\ufffd')))
    throw new ClientError('docker: files that are no text are not part of the simulated engine.');
  const name = source.endsWith('/.') ? '.' : basename(source);
  context.engine().containerCopyTo(container, path, name, files);
  tell(context, files, `${container}:${path}`);
  return 0;
}

/** On a terminal it prints how much was copied: the size of the archive. */
function tell(context: CommandRun, files: readonly CopiedFile[], destination: string): void {
  const { call, flags } = context;
  if (flags.on('quiet') || (!call.isTerminal && !flags.changed('quiet'))) return;
  const blocks = files.reduce(
    (sum, { content = '' }) => sum + 1 + Math.ceil(Buffer.byteLength(content) / BLOCK),
    2,
  );
  call.err(`Successfully copied ${humanSize(blocks * BLOCK)} to ${destination}\n`);
}
