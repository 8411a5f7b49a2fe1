/** `docker system prune`: removes unused objects. */
import { humanSize } from '../../../go/units.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { filtersOf } from '../format/filters.ts';
import { confirm } from '../progress/confirm.ts';

/** `docker system prune` */
export async function prune(context: CommandRun): Promise<number> {
  const { call, flags, engine } = context;
  const all = flags.on('all');
  const filters = filtersOf(context);
  if (flags.on('volumes') && filters.until !== undefined)
    throw new ClientError('ERROR: The "until" filter is not supported with "--volumes"');
  if (!flags.on('force') && !(await confirm(context, warning(context, filters)))) return 0;
  let bytes = 0;
  const tell = (what: string, names: readonly string[]): void => {
    if (names.length > 0) call.out(`Deleted ${what}:\n${names.join('\n')}\n\n`);
  };
  const containers = engine().containerPrune();
  tell('Containers', containers.ids);
  tell('Networks', engine().networkPrune(filters));
  bytes += containers.bytes;
  if (flags.on('volumes')) {
    const volumes = engine().volumePrune(filters);
    tell('Volumes', volumes.names);
    bytes += volumes.bytes;
  }
  const images = engine().imagePrune(all);
  tell('Images', images.deleted);
  call.out(`Total reclaimed space: ${humanSize(bytes + images.bytes)}\n`);
  return 0;
}

function warning({ flags }: CommandRun, filters: Readonly<Record<string, readonly string[]>>): string {
  const all = flags.on('all');
  const items = [
    'all stopped containers',
    'all networks not used by at least one container',
    ...(flags.on('volumes') ? ['all anonymous volumes not used by at least one container'] : []),
    all ? 'all images without at least one container associated to them' : 'all dangling images',
    all ? 'all build cache' : 'unused build cache',
  ];
  const given = ['label', 'label!', 'until'].flatMap((key) =>
    (filters[key] ?? []).map((value) => `${key}=${value}`),
  );
  const filtered =
    given.length === 0
      ? ''
      : `\n  Items to be pruned will be filtered with:\n${given
          .toSorted()
          .map((text) => `  - ${text}\n`)
          .join('')}`;
  return `WARNING! This will remove:\n${items.map((item) => `  - ${item}\n`).join('')}${filtered}`;
}
