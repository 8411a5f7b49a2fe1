/** `docker node`: the machines of a swarm as a manager lists and changes them. */

import { defined } from '../../../value/defined.ts';
import type { Node, NodeSpec, Task } from '../../engine/contract/types.ts';
import { type CommandGroup, type CommandRun, NO_ARGS, ONE_ARG, SOME_ARGS } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';
import { isOldClient } from '../cli/versions.ts';
import { filtersOf, withFilter } from '../format/filters.ts';
import { printInspect } from '../format/inspect.ts';
import { parseKeyValues } from '../format/key-values.ts';
import { type ListKind, type ListRow, printList } from '../format/list.ts';
import { naturalCompare } from '../format/natural.ts';
import { prettyNode } from '../format/node-pretty.ts';
import { capitalized, printTasks } from '../format/tasks.ts';
import { typedNode } from '../format/typed.ts';
import { PAGES } from '../help/node.ts';
import { forEachArgument } from './each.ts';

/** `docker node …` */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'node ls': { args: NO_ARGS, run: list },
    'node ps': { args: { least: 0 }, run: tasks },
    'node inspect': { args: SOME_ARGS, run: inspect },
    'node update': { args: ONE_ARG, run: update },
    'node promote': { args: SOME_ARGS, run: (context) => changeRole(context, 'manager') },
    'node demote': { args: SOME_ARGS, run: (context) => changeRole(context, 'worker') },
    'node rm': { args: SOME_ARGS, run: remove },
  },
};

const KIND: ListKind = {
  type: '*node.nodeContext',
  headers: {
    ManagerStatus: 'MANAGER STATUS',
    EngineVersion: 'ENGINE VERSION',
    TLSStatus: 'TLS STATUS',
    Self: '',
  },
  table:
    '{{.ID}} {{if .Self}}*{{else}} {{ end }}\t{{.Hostname}}\t{{.Status}}\t{{.Availability}}\t{{.ManagerStatus}}\t{{.EngineVersion}}',
  quiet: '{{.ID}}',
};

function list(context: CommandRun): number {
  const engine = context.engine();
  const nodes = engine.nodeList(filtersOf(context));
  const info = engine.info().Swarm;
  const trusted = info.Cluster?.TLSInfo.TrustRoot;
  const rows = nodes
    .toSorted((a, b) => naturalCompare(a.Description.Hostname, b.Description.Hostname))
    .map((node) => row(node, info.NodeID, trusted));
  printList(context, KIND, rows);
  return 0;
}

function row(node: Node, self: string, trusted: string | undefined): ListRow {
  const status = node.ManagerStatus;
  return {
    ID: node.ID,
    Self: node.ID === self,
    Hostname: node.Description.Hostname,
    Status: capitalized(node.Status.State),
    Availability: capitalized(node.Spec.Availability),
    ManagerStatus: status ? (status.Leader ? 'Leader' : capitalized(status.Reachability)) : '',
    TLSStatus:
      trusted === undefined || node.Description.TLSInfo.TrustRoot === trusted ? 'Ready' : 'Needs Rotation',
    EngineVersion: node.Description.Engine.EngineVersion,
  };
}

/** Prints the tasks of the given nodes (default `self`). Unknown nodes are reported, and make the exit code 1. */
function tasks(context: CommandRun): number {
  const engine = context.engine();
  const refs = context.args.length > 0 ? context.args : ['self'];
  const found: Task[] = [];
  const errors: string[] = [];
  let filters = filtersOf(context);
  for (const ref of refs) {
    try {
      filters = { ...withFilter(filters, 'node', engine.nodeInspect(ref).ID) } as typeof filters;
      found.push(...engine.taskList(filters));
    } catch (error) {
      if (!isExpected(error)) throw error;
      errors.push(describeError(error, context.call.env));
    }
  }
  if (errors.length === 0 || found.length > 0) printTasks(context, found);
  if (errors.length > 0) throw new ClientError(errors.join('\n'));
  return 0;
}

function inspect(context: CommandRun): number {
  const engine = context.engine();
  return printInspect(context, {
    get: (ref) => typedNode(engine.nodeInspect(ref)),
    pretty: (node) => prettyNode(node as Node),
    ...defined({
      missing: isOldClient(context.call.env)
        ? (ref: string) => `Status: Error: No such node: ${ref}, Code: 1`
        : undefined,
    }),
  });
}

function update(context: CommandRun): number {
  const { flags, args } = context;
  const [ref = ''] = args;
  const role = flags.maybe('role');
  const availability = flags.maybe('availability');
  context.engine().nodeUpdate(ref, (spec) => {
    if (role !== undefined) spec.Role = oneOf(role, ['worker', 'manager'], 'role');
    if (availability !== undefined)
      spec.Availability = oneOf(availability, ['active', 'pause', 'drain'], 'availability');
    Object.assign(spec.Labels, parseKeyValues(flags.list('label-add')));
    for (const name of flags.list('label-rm')) {
      if (spec.Labels[name] === undefined)
        throw new ClientError(`key ${name} doesn't exist in node's labels`);
      delete spec.Labels[name];
    }
  });
  context.call.out(`${ref}\n`);
  return 0;
}

function oneOf<T extends string>(value: string, allowed: readonly T[], what: string): T {
  const found = allowed.find((item) => item === value.toLowerCase());
  if (found !== undefined) return found;
  const message = `Error response from daemon: invalid ${capitalized(what)}: ${JSON.stringify(value)}`;
  throw new ClientError(message);
}

function changeRole(context: CommandRun, role: NodeSpec['Role']): number {
  const engine = context.engine();
  for (const ref of context.args) {
    const node = engine.nodeInspect(ref);
    if (node.Spec.Role === role) {
      context.call.out(`Node ${node.ID} is already a ${role}.\n`);
      continue;
    }
    engine.nodeUpdate(ref, (spec) => {
      spec.Role = role;
    });
    context.call.out(
      role === 'manager'
        ? `Node ${ref} promoted to a manager in the swarm.\n`
        : `Manager ${ref} demoted in the swarm.\n`,
    );
  }
  return 0;
}

function remove(context: CommandRun): Promise<number> {
  const engine = context.engine();
  return forEachArgument(context, (ref) => {
    engine.nodeRemove(ref, context.flags.on('force'));
    return ref;
  });
}
