import { EngineError } from '../../engine/errors.ts';
import { type CommandGroup, type Context, NO_ARGS } from '../cli/command.ts';
import { filtersOf } from '../format/filters.ts';
import { printList } from '../format/list.ts';
import { PAGES } from '../help/volume.ts';

/** `docker volume …`: the model has no volumes, so there are none to list. */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: { 'volume ls': { args: NO_ARGS, run: list } },
};

function list(context: Context): number {
  context.engine().ping();
  for (const key of Object.keys(filtersOf(context)))
    if (!['dangling', 'name', 'driver', 'label'].includes(key))
      throw new EngineError(`Invalid filter '${key}'`, 400);
  printList(
    context,
    {
      type: '*formatter.volumeContext',
      headers: { Name: 'VOLUME NAME' },
      table: '{{.Driver}}\t{{.Name}}',
      quiet: '{{.Name}}',
    },
    [],
  );
  return 0;
}
