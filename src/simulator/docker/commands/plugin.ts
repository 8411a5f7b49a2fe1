/** `docker plugin`: the simulated engine has none. */
import { type CommandGroup, type CommandRun, NO_ARGS, ONE_ARG, SOME_ARGS } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { type ListKind, printList } from '../format/list.ts';
import { PAGES } from '../help/plugin.ts';
import { forEachArgument } from './each.ts';

export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'plugin ls': { args: NO_ARGS, run: list },
    'plugin inspect': { args: SOME_ARGS, run: missing },
    'plugin enable': { args: ONE_ARG, run: missing },
    'plugin disable': { args: ONE_ARG, run: missing },
    'plugin rm': { args: SOME_ARGS, run: missing },
  },
};

const KIND: ListKind = {
  type: '*plugin.pluginContext',
  headers: {},
  table: '{{.ID}}\t{{.Name}}\t{{.Description}}\t{{.Enabled}}',
  quiet: '{{.ID}}',
};

function list(context: CommandRun): number {
  context.engine().ping();
  printList(context, KIND, []);
  return 0;
}

function missing(context: CommandRun): Promise<number> {
  return forEachArgument(context, (ref) => {
    context.engine().ping();
    throw new ClientError(`Error response from daemon: plugin ${JSON.stringify(ref)} not found`);
  });
}
