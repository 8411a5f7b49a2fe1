/** `docker secret`: create, list, inspect, remove. */
import type { Secret } from '../../engine/contract/types.ts';
import { type CommandGroup, type CommandRun, NO_ARGS, SOME_ARGS } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { filtersOf } from '../format/filters.ts';
import { printInspect } from '../format/inspect.ts';
import { parseKeyValues } from '../format/key-values.ts';
import { type ListKind, printList } from '../format/list.ts';
import { typedSecret } from '../format/typed.ts';
import { PAGES } from '../help/secret.ts';
import { forEachArgument } from './each.ts';
import { labelLines, objectRows, prettyTime, readData } from './swarm-objects.ts';

/** `docker secret …` */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'secret create': { args: { least: 1, most: 2 }, run: create },
    'secret inspect': { args: SOME_ARGS, run: inspect },
    'secret ls': { args: NO_ARGS, run: list },
    'secret rm': { args: SOME_ARGS, run: remove },
  },
};

const KIND: ListKind = {
  type: '*secret.secretContext',
  headers: { CreatedAt: 'CREATED', UpdatedAt: 'UPDATED' },
  table: '{{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.CreatedAt}}\t{{.UpdatedAt}}',
  quiet: '{{.ID}}',
};

async function create(context: CommandRun): Promise<number> {
  const { flags, args, call } = context;
  const [name = '', file = ''] = args;
  if (flags.text('driver') !== '') {
    if (file !== '') throw new ClientError('When using secret driver secret data must be empty');
    throw new ClientError('docker: secret drivers are not part of the simulated engine.');
  }
  if (flags.text('template-driver') !== '')
    throw new ClientError('docker: templates of secrets are not part of the simulated engine.');
  if (file === '') throw new ClientError('secret file is required');
  const data = await readData(context, file);
  call.out(`${context.engine().secretCreate(name, data, parseKeyValues(flags.list('label')))}\n`);
  return 0;
}

function list(context: CommandRun): number {
  const secrets = context.engine().secretList(filtersOf(context));
  const rows = objectRows(secrets, context.call.world.now);
  printList(
    context,
    KIND,
    rows.map((row) => ({ ...row, Driver: '' })),
  );
  return 0;
}

function inspect(context: CommandRun): number {
  return printInspect(context, {
    get: (ref) => typedSecret(context.engine().secretInspect(ref)),
    pretty: (object) => pretty(object as Secret),
  });
}

function pretty({ ID, Spec, CreatedAt, UpdatedAt }: Secret): string {
  const lines = [
    `ID:              ${ID}`,
    `Name:              ${Spec.Name}`,
    ...labelLines(Spec.Labels),
    'Driver:            ',
    `Created at:        ${prettyTime(CreatedAt)}`,
    `Updated at:        ${prettyTime(UpdatedAt)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function remove(context: CommandRun): Promise<number> {
  return forEachArgument(context, (ref) => {
    context.engine().secretRemove(ref);
    return ref;
  });
}
