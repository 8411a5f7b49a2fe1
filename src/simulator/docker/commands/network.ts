/** `docker network`: create, list, inspect, connect, remove. */
import { defined } from '../../../value/defined.ts';
import type { Network } from '../../engine/contract/types.ts';
import { type CommandGroup, type CommandRun, NO_ARGS, ONE_ARG, SOME_ARGS } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';
import { shortId } from '../cli/human.ts';
import { isOldClient } from '../cli/versions.ts';
import { filtersOf } from '../format/filters.ts';
import { printInspect } from '../format/inspect.ts';
import { parseKeyValues } from '../format/key-values.ts';
import { joinLabels, type ListKind, type ListRow, labelOf, printList } from '../format/list.ts';
import { naturalCompare } from '../format/natural.ts';
import { isMissing } from '../format/tasks.ts';
import { PAGES } from '../help/network.ts';
import { confirm } from '../progress/confirm.ts';

/** `docker network …` */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'network ls': { args: NO_ARGS, run: list },
    'network inspect': { args: SOME_ARGS, run: inspect },
    'network create': { args: ONE_ARG, run: create },
    'network rm': { args: SOME_ARGS, run: remove },
    'network connect': { args: { least: 2, most: 2 }, run: connect },
    'network disconnect': { args: { least: 2, most: 2 }, run: disconnect },
    'network prune': { args: NO_ARGS, run: prune },
  },
};

const KIND: ListKind = {
  type: '*formatter.networkContext',
  headers: { ID: 'NETWORK ID', CreatedAt: 'CREATED AT' },
  table: '{{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}',
  quiet: '{{.ID}}',
};

function list(context: CommandRun): number {
  const networks = context.engine().networkList(filtersOf(context));
  const whole = context.flags.on('no-trunc');
  printList(
    context,
    KIND,
    networks.toSorted((a, b) => naturalCompare(a.Name, b.Name)).map((network) => row(network, whole)),
  );
  return 0;
}

function row(network: Network, whole: boolean): ListRow {
  return {
    ID: whole ? network.Id : shortId(network.Id),
    Name: network.Name,
    Driver: network.Driver,
    Scope: network.Scope,
    IPv4: 'false',
    IPv6: String(network.EnableIPv6),
    Internal: String(network.Internal),
    Labels: joinLabels(network.Labels),
    Label: labelOf(network.Labels),
    CreatedAt: network.Created.replace('T', ' ').replace('Z', ' +0000 UTC'),
  };
}

function inspect(context: CommandRun): number {
  return printInspect(context, { raw: true, get: (ref) => inspected(context.engine().networkInspect(ref)) });
}

function create(context: CommandRun): number {
  const { flags, args, call } = context;
  const [name = ''] = args;
  const subnet = flags.maybe('subnet');
  const id = context.engine().networkCreate({
    Name: name,
    Driver: flags.text('driver') || 'bridge',
    Attachable: flags.on('attachable'),
    Internal: flags.on('internal'),
    Ingress: flags.on('ingress'),
    Labels: parseKeyValues(flags.list('label')),
    Options: parseKeyValues(flags.list('opt')),
    ...defined({ Subnet: subnet }),
  });
  call.out(`${id}\n`);
  return 0;
}

const INGRESS_WARNING =
  'WARNING! Before removing the routing-mesh network, make sure all the nodes in your swarm run the same docker engine version. Otherwise, removal may not be effective and functionality of newly create ingress networks will be impaired.';

async function remove(context: CommandRun): Promise<number> {
  const { call, flags } = context;
  let failed = false;
  for (const ref of context.args) {
    const isIngress = context
      .engine()
      .networkList()
      .some((network) => network.Ingress && isNamed(network, ref));
    if (isIngress && !(await confirm(context, INGRESS_WARNING))) continue;
    try {
      context.engine().networkRemove(ref);
      call.out(`${ref}\n`);
    } catch (error) {
      if (!isExpected(error)) throw error;
      if (flags.on('force') && isMissing(error)) continue;
      failed = true;
      call.err(`${describeError(error, call.env)}\n`);
    }
  }
  if (failed) throw new ClientError(isOldClient(call.env) ? '' : 'exit status 1');
  return 0;
}

const isNamed = (network: Network, ref: string): boolean =>
  network.Name === ref || (ref !== '' && network.Id.startsWith(ref));
async function prune(context: CommandRun): Promise<number> {
  const warning = 'WARNING! This will remove all custom networks not used by at least one container.';
  if (!context.flags.on('force') && !(await confirm(context, warning))) return 0;
  const names = context.engine().networkPrune(filtersOf(context));
  if (names.length > 0) context.call.out(`Deleted Networks:\n${names.join('\n')}\n\n`);
  return 0;
}

function connect(context: CommandRun): number {
  const [network = '', container = ''] = context.args;
  context.engine().networkConnect(network, container);
  return 0;
}

function disconnect(context: CommandRun): number {
  const [network = '', container = ''] = context.args;
  context.engine().networkDisconnect(network, container);
  return 0;
}

/** A network of the swarm that was given no labels has none; one of an engine has an empty set of them. */
function inspected(network: Network): unknown {
  const bare =
    network.Scope === 'swarm' && !network.Ingress && Object.keys(network.Labels ?? {}).length === 0;
  return bare ? { ...network, Labels: null } : network;
}
