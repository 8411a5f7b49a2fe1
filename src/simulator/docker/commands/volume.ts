/** `docker volume`: create, list, inspect, prune, remove. */

import { humanSize } from '../../../go/units.ts';
import { defined } from '../../../value/defined.ts';
import type { Volume } from '../../engine/contract/types.ts';
import { type CommandGroup, type CommandRun, NO_ARGS, SOME_ARGS } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { filtersOf } from '../format/filters.ts';
import { printInspect } from '../format/inspect.ts';
import { parseKeyValues } from '../format/key-values.ts';
import { joinLabels, type ListKind, type ListRow, labelOf, printList } from '../format/list.ts';
import { naturalCompare } from '../format/natural.ts';
import { PAGES } from '../help/volume.ts';
import { confirm } from '../progress/confirm.ts';
import { forEachArgument } from './each.ts';

/** `docker volume …` */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'volume create': { args: { least: 0, most: 1 }, run: create },
    'volume inspect': { args: SOME_ARGS, run: inspect },
    'volume ls': { args: NO_ARGS, run: list },
    'volume prune': { args: NO_ARGS, run: prune },
    'volume rm': { args: SOME_ARGS, run: remove },
  },
};

const KIND: ListKind = {
  type: '*formatter.volumeContext',
  headers: { Name: 'VOLUME NAME' },
  table: '{{.Driver}}\t{{.Name}}',
  quiet: '{{.Name}}',
};

/** A volume's row; with its use where that is known (`system df`). */
export function volumeRow(volume: Volume, use?: { readonly links: number; readonly size: number }): ListRow {
  return {
    Availability: 'N/A',
    Driver: volume.Driver,
    Group: 'N/A',
    Labels: joinLabels(volume.Labels),
    Label: labelOf(volume.Labels),
    Links: use === undefined ? 'N/A' : String(use.links),
    Mountpoint: volume.Mountpoint,
    Name: volume.Name,
    Scope: volume.Scope,
    Size: use === undefined ? 'N/A' : humanSize(use.size),
    Status: 'N/A',
  };
}

function create(context: CommandRun): number {
  const { flags, args, call } = context;
  const [name] = args;
  const clustered = ['group', 'scope', 'sharing', 'type'].find((flag) => flags.changed(flag));
  if (clustered !== undefined)
    throw new ClientError('docker: cluster volumes are not part of the simulated engine.');
  const volume = context.engine().volumeCreate({
    ...defined({ Name: name === undefined || name === '' ? undefined : name }),
    Driver: flags.text('driver') || 'local',
    Labels: parseKeyValues(flags.list('label')),
    Options: parseKeyValues(flags.list('opt')),
  });
  call.out(`${volume.Name}\n`);
  return 0;
}

function inspect(context: CommandRun): number {
  return printInspect(context, { raw: true, get: (ref) => context.engine().volumeInspect(ref) });
}

function list(context: CommandRun): number {
  const volumes = context.flags.on('cluster') ? [] : context.engine().volumeList(filtersOf(context));
  printList(
    context,
    KIND,
    volumes.toSorted((a, b) => naturalCompare(a.Name, b.Name)).map((volume) => volumeRow(volume)),
  );
  return 0;
}

function remove(context: CommandRun): Promise<number> {
  return forEachArgument(context, (ref) => {
    context.engine().volumeRemove(ref, context.flags.on('force'));
    return ref;
  });
}

async function prune(context: CommandRun): Promise<number> {
  const { call, flags } = context;
  // An engine of this age removes those with names, too, and the client knows.
  const warning = 'WARNING! This will remove all local volumes not used by at least one container.';
  if (!flags.on('force') && !(await confirm(context, warning))) return 0;
  const { names, bytes } = context.engine().volumePrune(filtersOf(context));
  if (names.length > 0) call.out(`Deleted Volumes:\n${names.join('\n')}\n\n`);
  call.out(`Total reclaimed space: ${humanSize(names.length > 0 ? bytes : 0)}\n`);
  return 0;
}
