/** `docker stack`: its commands; the short ones are defined here. */
import type { Engine } from '../../engine/contract/engine.ts';
import { type CommandGroup, type CommandRun, NO_ARGS, ONE_ARG, SOME_ARGS } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';
import { isOldClient } from '../cli/versions.ts';
import { STACK_LABEL } from '../compose/convert.ts';
import { emitYaml } from '../compose/emit.ts';
import { configOf, loadCompose } from '../compose/load.ts';
import { filtersOf, withFilter } from '../format/filters.ts';
import { type ListKind, printList } from '../format/list.ts';
import { naturalCompare } from '../format/natural.ts';
import { printServices } from '../format/services.ts';
import { printTasks } from '../format/tasks.ts';
import { PAGES } from '../help/stack.ts';
import { deploy } from './stack-deploy.ts';
import { checkStackName } from './stack-name.ts';

/** `docker stack …` */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'stack deploy': { args: ONE_ARG, run: deploy },
    'stack ls': { args: NO_ARGS, run: list },
    'stack ps': { args: ONE_ARG, run: tasks },
    'stack services': { args: ONE_ARG, run: services },
    'stack rm': { args: SOME_ARGS, run: remove },
    'stack config': { args: NO_ARGS, run: config },
  },
};

const KIND: ListKind = {
  type: '*formatter.stackContext',
  headers: {},
  table: '{{.Name}}\t{{.Services}}',
};

const OLD_KIND: ListKind = { ...KIND, table: '{{.Name}}\t{{.Services}}\t{{.Orchestrator}}' };

function list(context: CommandRun): number {
  const counts = new Map<string, number>();
  for (const service of context.engine().serviceList({ label: [STACK_LABEL] })) {
    const name = service.Spec.Labels[STACK_LABEL];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const rows = [...counts]
    .toSorted(([a], [b]) => naturalCompare(a, b))
    .map(([name, count]) => ({ Name: name, Services: String(count) }));
  if (!isOldClient(context.call.env)) printList(context, KIND, rows);
  else
    printList(
      context,
      OLD_KIND,
      rows.map((row) => ({ ...row, Orchestrator: 'Swarm' })),
    );
  return 0;
}

function tasks(context: CommandRun): number {
  const [name = ''] = context.args;
  checkStackName(name);
  const found = context.engine().taskList(withFilter(filtersOf(context), 'label', `${STACK_LABEL}=${name}`));
  if (found.length === 0) throw new ClientError(`nothing found in stack: ${name}`);
  printTasks(context, found);
  return 0;
}

function services(context: CommandRun): number {
  const [name = ''] = context.args;
  checkStackName(name);
  const found = context
    .engine()
    .serviceList(withFilter(filtersOf(context), 'label', `${STACK_LABEL}=${name}`));
  if (found.length === 0) context.call.err(`Nothing found in stack: ${name}\n`);
  else printServices(context, found);
  return 0;
}

function remove(context: CommandRun): number {
  for (const name of context.args) checkStackName(name);
  const errors: string[] = [];
  for (const name of context.args) {
    const engine = context.engine();
    if (!removeOne(context, engine, name, errors)) context.call.err(`Nothing found in stack: ${name}\n`);
  }
  if (errors.length > 0) throw new ClientError(errors.join('\n'));
  return 0;
}

/** Removes everything of a stack. @returns whether there was anything */
function removeOne(context: CommandRun, engine: Engine, name: string, errors: string[]): boolean {
  const filters = { label: [`${STACK_LABEL}=${name}`] };
  const found = engine.serviceList(filters).toSorted((a, b) => naturalCompare(a.Spec.Name, b.Spec.Name));
  const networks = engine.networkList(filters);
  const secrets = engine.secretList(filters);
  const configs = engine.configList(filters);
  let failed = false;
  const old = isOldClient(context.call.env);
  const attempt = (what: string, label: string, id: string, act: (id: string) => void): void => {
    context.call.out(`Removing ${what} ${label}\n`);
    try {
      act(id);
    } catch (error) {
      if (!isExpected(error)) throw error;
      failed = true;
      context.call.err(`Failed to remove ${what} ${id}: ${describeError(error, context.call.env)}`);
    }
  };
  for (const service of found)
    attempt('service', service.Spec.Name, service.ID, (id) => engine.serviceRemove(id));
  for (const { ID, Spec } of secrets) attempt('secret', Spec.Name, ID, (id) => engine.secretRemove(id));
  for (const { ID, Spec } of configs) attempt('config', Spec.Name, ID, (id) => engine.configRemove(id));
  for (const network of networks)
    attempt('network', network.Name, network.Id, (id) => engine.networkRemove(id));
  if (failed) errors.push(`${old ? 'Failed' : 'failed'} to remove some resources from stack: ${name}`);
  return found.length + networks.length + secrets.length + configs.length > 0;
}

async function config(context: CommandRun): Promise<number> {
  const { flags, call } = context;
  const file = await loadCompose(call, flags.list('compose-file'), flags.on('skip-interpolation'));
  call.out(emitYaml(configOf(file)));
  return 0;
}
