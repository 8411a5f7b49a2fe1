/** `docker config`: create, list, inspect, remove. */
import type { Config } from '../../engine/contract/types.ts';
import { type CommandGroup, type CommandRun, NO_ARGS, SOME_ARGS } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { filtersOf } from '../format/filters.ts';
import { printInspect } from '../format/inspect.ts';
import { parseKeyValues } from '../format/key-values.ts';
import { type ListKind, printList } from '../format/list.ts';
import { typedConfig } from '../format/typed.ts';
import { PAGES } from '../help/config.ts';
import { forEachArgument } from './each.ts';
import { labelLines, objectRows, prettyTime, readData } from './swarm-objects.ts';

/** `docker config …` */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'config create': { args: { least: 2, most: 2 }, run: create },
    'config inspect': { args: SOME_ARGS, run: inspect },
    'config ls': { args: NO_ARGS, run: list },
    'config rm': { args: SOME_ARGS, run: remove },
  },
};

const KIND: ListKind = {
  type: '*config.configContext',
  headers: { CreatedAt: 'CREATED', UpdatedAt: 'UPDATED' },
  table: '{{.ID}}\t{{.Name}}\t{{.CreatedAt}}\t{{.UpdatedAt}}',
  quiet: '{{.ID}}',
};

async function create(context: CommandRun): Promise<number> {
  const { flags, args, call } = context;
  const [name = '', file = ''] = args;
  if (flags.text('template-driver') !== '')
    throw new ClientError('docker: templates of configs are not part of the simulated engine.');
  const data = await content(context, file);
  call.out(`${context.engine().configCreate(name, data, parseKeyValues(flags.list('label')))}\n`);
  return 0;
}

async function content(context: CommandRun, file: string): Promise<string> {
  try {
    return await readData(context, file);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    throw new ClientError(`Error reading content from ${JSON.stringify(file)}: ${error.message}`);
  }
}

function list(context: CommandRun): number {
  const configs = context.engine().configList(filtersOf(context));
  printList(context, KIND, objectRows(configs, context.call.world.now));
  return 0;
}

function inspect(context: CommandRun): number {
  if (context.flags.on('pretty') && context.flags.text('format') !== '')
    throw new ClientError('--format is incompatible with human friendly format');
  return printInspect(context, {
    get: (ref) => typedConfig(context.engine().configInspect(ref)),
    pretty: (object) => pretty(object as Config),
  });
}

function pretty({ ID, Spec, CreatedAt, UpdatedAt }: Config): string {
  const lines = [
    `ID:\t\t\t${ID}`,
    `Name:\t\t\t${Spec.Name}`,
    ...labelLines(Spec.Labels),
    `Created at:            \t${prettyTime(CreatedAt)}`,
    `Updated at:            \t${prettyTime(UpdatedAt)}`,
    'Data:',
    Buffer.from(Spec.Data, 'base64').toString('utf8'),
  ];
  return `${lines.join('\n')}\n`;
}

function remove(context: CommandRun): Promise<number> {
  return forEachArgument(context, (ref) => {
    context.engine().configRemove(ref);
    return ref;
  });
}
